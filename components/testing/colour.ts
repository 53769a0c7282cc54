/** Linear sRGB, each 0 to 1 (may lie outside for colours that screens cannot show), and opacity. */
export interface Colour {
  rgb: readonly [number, number, number];
  alpha: number;
}

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

function times(matrix: Matrix, [a, b, c]: Triple): Triple {
  const row = ([x, y, z]: Triple) => x * a + y * b + z * c;
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
}

const expand = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

// Björn Ottosson's OKLab (https://bottosson.github.io/posts/oklab/).
const LMS_OF_LAB: Matrix = [
  [1, 0.3963377774, 0.2158037573],
  [1, -0.1055613458, -0.0638541728],
  [1, -0.0894841775, -1.291485548],
];
const RGB_OF_LMS: Matrix = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
];
const LMS_OF_RGB: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const LAB_OF_LMS: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];

export function oklch(lightness: number, chroma: number, hue: number, alpha = 1): Colour {
  const turn = (hue * Math.PI) / 180;
  const lms = times(LMS_OF_LAB, [lightness, chroma * Math.cos(turn), chroma * Math.sin(turn)]);
  return { rgb: times(RGB_OF_LMS, [lms[0] ** 3, lms[1] ** 3, lms[2] ** 3]), alpha };
}

/** Reads `oklch(l c h / a)` and `#rrggbb`. @throws Error for anything else */
export function parseColour(text: string): Colour {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  if (hex) {
    const [r, g, b] = hex.slice(1).map((part) => expand(Number.parseInt(part, 16) / 255));
    return { rgb: [r ?? 0, g ?? 0, b ?? 0], alpha: 1 };
  }
  const parts = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)(?: \/ ([\d.]+))?\)$/.exec(text);
  if (!parts) throw new Error(`Not a colour that is read here: ${text}`);
  return oklch(Number(parts[1]), Number(parts[2]), Number(parts[3]), Number(parts[4] ?? 1));
}

const clip = (value: number) => Math.min(1, Math.max(0, value));
const compress = (value: number) => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);

/** A colour laid over an opaque ground, as browsers do it: in gamma-encoded sRGB. */
export function over(top: Colour, ground: Colour): Colour {
  const mix = (at: 0 | 1 | 2) =>
    expand(compress(clip(top.rgb[at])) * top.alpha + compress(clip(ground.rgb[at])) * (1 - top.alpha));
  return { rgb: [mix(0), mix(1), mix(2)], alpha: 1 };
}

function luminance({ rgb: [r, g, b] }: Colour): number {
  return 0.2126 * clip(r) + 0.7152 * clip(g) + 0.0722 * clip(b);
}

/** WCAG contrast ratio, 1 to 21, of a colour on an opaque ground. */
export function contrast(colour: Colour, ground: Colour): number {
  const [a, b] = [luminance(over(colour, ground)), luminance(ground)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

export type Sight = "all" | "protan" | "deutan" | "tritan";

// Machado, Oliveira and Fernandes 2009, full severity, in linear RGB.
const SEEN: Record<Sight, Matrix> = {
  all: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function lab(colour: Colour, sight: Sight): Triple {
  const [r, g, b] = times(SEEN[sight], colour.rgb);
  const lms = times(LMS_OF_RGB, [clip(r), clip(g), clip(b)]);
  return times(LAB_OF_LMS, [Math.cbrt(lms[0]), Math.cbrt(lms[1]), Math.cbrt(lms[2])]);
}

/** How far apart two colours look (distance in OKLab, times 100; about 2 is just noticeable). */
export function distance(a: Colour, b: Colour, sight: Sight): number {
  const [x, y] = [lab(a, sight), lab(b, sight)];
  return 100 * Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}
