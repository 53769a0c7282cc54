import { box, type Layer, oval, ring } from "./layers";

function round(x: number): Layer[] {
  return [
    ["body", `M${x} 70c0-8 2-14 4-18 2 4 4 10 4 18v28h-8z`],
    ["fine", `M${x} 70h8M${x + 1} 94h6`],
  ];
}

export const ammunition: Layer[] = [
  ...box(50, 66, 50, 32, 18),
  ["fine", "M57 75h24M57 80h16M57 91h10M75 56l-8 10"],
  ...box(112, 66, 50, 32, 18),
  ["fine", "M119 75h24M119 80h16M119 91h10M137 56l-8 10"],
  ...box(82, 30, 48, 28, 18),
  ["fine", "M89 38h22M89 43h14M89 51h9M107 20l-8 10"],
  ...round(186),
  ...round(198),
  ...round(210),
];

export const toolCrate: Layer[] = [
  ...box(64, 42, 88, 60, 32),
  ["fine", "M74 36h87M84 31h87M74 48v48M86 48v48M98 48v48M110 48v48M122 48v48M134 48v48M142 48v48"],
  ["body", "M73 92 136 50h7v8L80 100h-7z"],
  ["body", "M64 42h88v9H64zM64 93h88v9H64z"],
  ["body", "M64 42h10v60H64zM142 42h10v60h-10z"],
  [
    "fine",
    `${ring(69, 47, 1)}${ring(69, 97, 1)}${ring(147, 47, 1)}${ring(147, 97, 1)}M158 40v56M168 34v56M178 29v55`,
  ],
  ["body", "m203 48 7 2-14 52c0 1-1 2-3 1-1 0-2-1-2-2z"],
  ["body", "M190 40c4-5 9-7 15-6l18 5c1 0 1 1 1 2l-2 7c0 1-1 1-2 1l-8-2-14-2c-3 0-5 0-7 1-2 0-3-4-1-6z"],
  ["fine", "m208 36-2 10"],
];

export const tent: Layer[] = [
  ["line", "M72 28 58 20M190 26l12-8M36 104l-8 4M210 104l8 3M72 28l-40 74M190 26l26 74"],
  ["body", "M72 28 182 24c2 0 4 1 5 3l25 77H108z"],
  ["fine", "M108 27l38 77M146 26l34 78M88 66l106-6M97 88l108-4M128 56l30-2 4 13-31 2z"],
  ["body", "M72 28 108 104H36z"],
  ["body", "M72 28 60 104H36zM72 28l14 76h22z"],
  ["hole", "M72 28 60 104h26z"],
  ["fine", "M66 66l-4 38M76 50l6 54"],
  ["line", "M72 24v80M188 22v6"],
  ["line", "M24 104h196"],
];

/** Strands of a ghillie suit: rows of short strokes that fall from the hood and widen to the hem. */
function strands(rows: number, from: number, each: number, kind: "line" | "fine"): Layer {
  let path = "";
  for (let row = 0; row < rows; row += 1) {
    const y = from + row * each;
    const half = row < 3 ? 15 + row * 4 : 18 + row * 5.1;
    const count = Math.round(half / 3.4);
    for (let at = 0; at <= count; at += 1) {
      const shift = ((row * 37 + at * 61) % 7) - 3;
      const x = 120 - half + (at / count) * half * 2 + shift * 0.6;
      const lean = ((x - 120) / half) * 3.4 + (((row + at) % 3) - 1) * 0.8;
      path += `M${x.toFixed(1)} ${(y + shift).toFixed(1)}q${(lean * 0.2).toFixed(1)} 6 ${lean.toFixed(1)} ${(11 + (shift % 3)).toFixed(1)}`;
    }
  }
  return [kind, path];
}

export const ghillieSuit: Layer[] = [
  [
    "body",
    "M120 8c-13 0-20 8-21 20-2 9-4 12-12 16-14 8-20 20-22 34l-9 32h128l-9-32c-2-14-8-26-22-34-8-4-10-7-12-16-1-12-8-20-21-20z",
  ],
  strands(10, 12, 9.4, "fine"),
  strands(9, 8, 10.6, "line"),
  ["hole", oval(120, 32, 13, 14)],
  ["line", oval(120, 32, 13, 14)],
  ["fine", "M109 26h22M108 32h24M109 38h22"],
];

export const vehicleParts: Layer[] = [
  ["body", ring(74, 62, 42)],
  ["fine", ring(74, 62, 35)],
  ["body", ring(74, 62, 26)],
  [
    "fine",
    Array.from({ length: 30 }, (_, at) => {
      const turn = (at / 30) * Math.PI * 2;
      const [c, s] = [Math.cos(turn), Math.sin(turn)];
      return `M${(74 + c * 36).toFixed(1)} ${(62 + s * 36).toFixed(1)}L${(74 + Math.cos(turn + 0.1) * 41).toFixed(1)} ${(62 + Math.sin(turn + 0.1) * 41).toFixed(1)}`;
    }).join(""),
  ],
  [
    "fine",
    `M74 54V38M74 70v16M66 62H50M82 62h16M68 56 57 45M80 56l11-11M68 68 57 79M80 68l11 11${ring(74, 62, 20)}`,
  ],
  ["body", ring(74, 62, 8)],
  ["body", "M134 22h54v24h-54z"],
  ["fine", "M140 22v24M146 22v24M152 22v24M158 22v24M164 22v24M170 22v24M176 22v24M182 22v24M134 34h54"],
  ["line", "M134 27h-4v14h4M188 27h4v14h-4"],
  ["body", "M132 62h50v42h-50z"],
  ["body", "m132 62 8-7h50l-8 7zM182 62l8-7v41l-8 8z"],
  ["body", "M142 55h7v5h-7zM172 55h7v5h-7z"],
  ["fine", "M132 72h50M140 84h9M164 84h9M168.5 79.5v9M132 98h50"],
  ["body", "M206 20h8v10h-8zM203 30h14v24h-14zM200 54h20v9h-20zM205 63h10v26h-10z"],
  ["fine", "M203 36h14M203 42h14M203 48h14M206 68h8M206 73h8M206 78h8M206 83h8"],
  ["line", "M210 89v6M205 91v8h5"],
];

export const binoculars: Layer[] = [
  ["line", "M72 40c-14 2-22 12-22 30 0 10 4 18 10 26M168 40c14 2 22 12 22 30 0 10-4 18-10 26"],
  ["body", "M110 16h20c2 0 4 2 4 4v10h-28V20c0-2 2-4 4-4z"],
  ["fine", "M112 22h16"],
  ["body", "M76 28h88c5 0 9 4 9 9v10c0 5-4 9-9 9H76c-5 0-9-4-9-9V37c0-5 4-9 9-9z"],
  ["fine", "M84 36h72M104 47h32"],
  ["body", "M112 58h16v14h-16z"],
  ["fine", "M112 65h16"],
  ["body", "M78 56h34v38H78zM128 56h34v38h-34z"],
  ["fine", "M78 66h34M78 72h34M128 66h34M128 72h34"],
  ["body", oval(95, 95, 20, 9)],
  ["body", oval(145, 95, 20, 9)],
  ["hole", oval(95, 95, 12, 5)],
  ["hole", oval(145, 95, 12, 5)],
  ["fine", `${oval(95, 95, 12, 5)}${oval(145, 95, 12, 5)}M88 95c2-2 5-3 8-3M138 95c2-2 5-3 8-3`],
];
