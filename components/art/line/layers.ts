/**
 * One stroke of a line drawing on 240 × 120: `body` is filled and drawn with 1.4 px, `line` is drawn with 1.4 px,
 * `fine` with 1 px in a fainter ink, `hole` is filled with the ground; `dye` fills and `dyed` draws with 4 px in one
 * of the chart colours, for the one drawing that is about colour. Later layers lie above earlier ones.
 */
export type Layer =
  | readonly [kind: "body" | "line" | "fine" | "hole", path: string]
  | readonly [kind: "dye" | "dyed", path: string, chart: number];

/** A circle as a path. */
export function ring(x: number, y: number, radius: number): string {
  return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${radius * 2} 0a${radius} ${radius} 0 1 0 ${-radius * 2} 0z`;
}

/** An ellipse as a path. */
export function oval(x: number, y: number, across: number, down: number): string {
  return `M${x - across} ${y}a${across} ${down} 0 1 0 ${across * 2} 0a${across} ${down} 0 1 0 ${-across * 2} 0z`;
}

/** A box seen from its front, top and right side. */
export function box(x: number, y: number, width: number, height: number, depth: number): Layer[] {
  const rise = depth * 0.55;
  return [
    ["body", `M${x} ${y}l${depth} ${-rise}h${width}l${-depth} ${rise}z`],
    ["body", `M${x + width} ${y}l${depth} ${-rise}v${height}l${-depth} ${rise}z`],
    ["body", `M${x} ${y}h${width}v${height}h${-width}z`],
  ];
}
