import { type Layer, ring } from "./layers";

export const badge: Layer[] = [
  ["body", "M120 10c12 6 24 9 40 10v36c0 24-16 42-40 54-24-12-40-30-40-54V20c16-1 28-4 40-10z"],
  ["line", "M120 19c9 5 19 7 31 8v29c0 19-12 34-31 44-19-10-31-25-31-44V27c12-1 22-3 31-8z"],
  ["body", "m120 30 13 18h-7l11 15h-8l12 16H99l12-16h-8l11-15h-7z"],
  ["fine", "M120 40v50M112 56l8 6 8-8M110 74l10 7 11-9M104 92h32"],
  ["line", "m68 62-14 5M70 74l-14 10M76 86 66 98M172 62l14 5M170 74l14 10M164 86l10 12"],
];

/** Colours are drawn by `NameColour`: this is the card without them. */
export const nameCard: Layer[] = [
  ["body", "M60 22h120c6 0 11 5 11 11v24c0 6-5 11-11 11H60c-6 0-11-5-11-11V33c0-6 5-11 11-11z"],
  ["line", ring(74, 45, 13)],
  ["line", `${ring(74, 41, 4)}M66 54c1-5 4-7 8-7s7 2 8 7`],
  ["fine", "M98 55h44"],
];

export const ribbon: Layer[] = [
  ["body", "M62 68 36 74v30l14-6 12 4zM178 68l26 6v30l-14-6-12 4z"],
  ["body", "M56 62h128v32H56z"],
  ["fine", "M72 73h96M84 82h72M56 98l6 4M184 98l-6 4"],
  ["line", "M56 94v6l6 2M184 94v6l-6 2"],
  ["body", ring(120, 36, 24)],
  ["fine", ring(120, 36, 19)],
  ["body", "m120 22 4.2 9 9.8 1.2-7.2 6.8 1.9 9.7-8.7-4.8-8.7 4.8 1.9-9.7-7.2-6.8 9.8-1.2z"],
  ["fine", "M88 20c-4 10-4 22 0 32M152 20c4 10 4 22 0 32"],
];
