/** A round number at or above a value: 1, 2, 2.5 or 5 times a power of ten. Zero for nothing. */
export function niceCeiling(value: number): number {
  if (value <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= value) ?? 10;
  return step * power;
}

/** An SVG path through points, skipping what is not known. */
export function linePath(points: readonly ({ x: number; y: number } | null)[]): string {
  let drawing = false;
  let path = "";
  for (const point of points) {
    if (!point) {
      drawing = false;
      continue;
    }
    path += `${drawing ? "L" : "M"}${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
    drawing = true;
  }
  return path;
}

/** A path of steps: the value holds until the next point. */
export function stepPath(points: readonly { x: number; y: number }[], endX: number): string {
  const [first, ...rest] = points;
  if (!first) return "";
  const steps = rest.map((point) => `H${point.x.toFixed(1)}V${point.y.toFixed(1)}`).join("");
  return `M${first.x.toFixed(1)} ${first.y.toFixed(1)}${steps}H${endX.toFixed(1)}`;
}
