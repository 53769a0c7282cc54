/** The page's colours as a canvas takes them. */
export interface MapInk {
  ground: string;
  outside: string;
  ink: string;
  muted: string;
  line: string;
  lineStrong: string;
  footprint: string;
  tone: string;
  bad: string;
  honey: string;
  mono: string;
  sans: string;
}

export type Tone = "--kills" | "--players" | "--coins" | "--info";

/** Reads the tokens that hold for an element; again after the theme has changed. */
export function inkOf(element: Element, tone: Tone): MapInk {
  const style = getComputedStyle(element);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {
    ground: of("--sunken"),
    outside: of("--ground"),
    ink: of("--ink"),
    muted: of("--muted"),
    line: of("--line"),
    lineStrong: of("--line-strong"),
    footprint: of("--footprint"),
    tone: of(tone),
    bad: of("--bad"),
    honey: of("--honey"),
    mono: of("--font-mono"),
    sans: style.fontFamily,
  };
}

/** Red, green and blue of any colour that CSS knows, 0 to 255. */
export function channels(colour: string): [number, number, number] {
  const canvas = document.createElement("canvas");
  canvas.width = 1;
  canvas.height = 1;
  const brush = canvas.getContext("2d", { willReadFrequently: true });
  if (!brush) return [128, 128, 128];
  brush.fillStyle = colour;
  brush.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = brush.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

/** A canvas that nobody sees, to draw once and copy often. */
export function sheet(width: number, height: number): [HTMLCanvasElement, CanvasRenderingContext2D | null] {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.ceil(width));
  canvas.height = Math.max(1, Math.ceil(height));
  return [canvas, canvas.getContext("2d")];
}
