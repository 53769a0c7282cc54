/** Two or three round values from zero up to the largest, whole where the values are: 0, 10, 20 for 21. */
export function roundTicks(largest: number): number[] {
  if (largest <= 0) return [0, 1];
  const power = 10 ** Math.floor(Math.log10(largest / 2));
  const step = Math.max(
    1,
    [5, 2, 1].map((factor) => factor * power).find((size) => size * 2 <= largest) ?? power,
  );
  const ticks = [0];
  for (let at = step; at <= largest; at += step) ticks.push(at);
  return ticks.length > 4 ? ticks.filter((_, at) => at % 2 === 0) : ticks;
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
