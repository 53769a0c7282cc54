/** Points of a plane in metres, as columns; `shown` are the indices that pass the filters. */
export interface PointColumns {
  x: ArrayLike<number>;
  z: ArrayLike<number>;
  shown: Uint32Array;
}

export interface Clusters {
  /** Middle and size of each heap, as columns. */
  x: Float32Array;
  z: Float32Array;
  count: Uint32Array;
  /** Which points of which heap: those of heap `n` are `members[starts[n]]` to before `members[starts[n + 1]]`. */
  starts: Uint32Array;
  members: Uint32Array;
  /** Points that stand alone. */
  loose: Uint32Array;
}

/** Points of one square from which they are drawn as a heap: fewer where there are so many that each would cost. */
const heapFrom = (points: number): number => (points > 10_000 ? 24 : 60);

/** The side of the squares for a scale: a power of two, so that heaps keep their place while the view moves. */
export const squareFor = (scale: number, pixels = 64): number =>
  2 ** Math.round(Math.log2(Math.max(1, scale * pixels)));

/** Heaps points that stand in one square of the plane. @param square metres @param plane metres of a side */
export function cluster({ x, z, shown }: PointColumns, square: number, plane: number): Clusters {
  const side = Math.max(1, Math.ceil(plane / square));
  const squareOf = new Uint32Array(shown.length);
  const counts = new Uint32Array(side * side);
  const limit = (value: number) => Math.min(side - 1, Math.max(0, Math.floor(value / square)));
  for (let at = 0; at < shown.length; at++) {
    const point = shown[at] ?? 0;
    const cell = limit(z[point] ?? 0) * side + limit(x[point] ?? 0);
    squareOf[at] = cell;
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  const least = heapFrom(shown.length);
  const heapOf = new Int32Array(counts.length).fill(-1);
  const sizes: number[] = [];
  counts.forEach((count, cell) => {
    if (count >= least) heapOf[cell] = sizes.push(count) - 1;
  });
  const starts = new Uint32Array(sizes.length + 1);
  sizes.forEach((size, heap) => {
    starts[heap + 1] = (starts[heap] ?? 0) + size;
  });
  const next = starts.slice(0, sizes.length);
  const members = new Uint32Array(starts[sizes.length] ?? 0);
  const loose = new Uint32Array(shown.length - members.length);
  const [sumX, sumZ] = [new Float64Array(sizes.length), new Float64Array(sizes.length)];
  let alone = 0;
  for (let at = 0; at < shown.length; at++) {
    const point = shown[at] ?? 0;
    const heap = heapOf[squareOf[at] ?? 0] ?? -1;
    if (heap === -1) {
      loose[alone++] = point;
      continue;
    }
    const place = next[heap] ?? 0;
    members[place] = point;
    next[heap] = place + 1;
    sumX[heap] = (sumX[heap] ?? 0) + (x[point] ?? 0);
    sumZ[heap] = (sumZ[heap] ?? 0) + (z[point] ?? 0);
  }
  const middle = (sums: Float64Array) => Float32Array.from(sizes, (size, heap) => (sums[heap] ?? 0) / size);
  return { x: middle(sumX), z: middle(sumZ), count: Uint32Array.from(sizes), starts, members, loose };
}

/** `87`, `240`, `1.2k`: two digits that count, so that a label does not flicker with every event. */
export function heapWords(count: number): string {
  if (count < 100) return String(count);
  const rounded = Number(count.toPrecision(2));
  return rounded < 1_000 ? String(rounded) : `${rounded / 1_000}k`;
}
