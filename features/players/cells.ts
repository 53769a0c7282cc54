/** Cells of positions are 30 m wide, 512 to a side, so that they cover the largest map. */
export const CELL_METRES = 30;
export const CELLS_A_SIDE = 512;
/** A cell's number is column × 1024 + row. */
export const CELL_COLUMN = 1024;

/** Index of the cell that holds a place on the map, or null outside. @param east metres from the left @param north metres from the bottom */
export function cellOf(east: number, north: number): number | null {
  const x = Math.floor(east / CELL_METRES);
  const y = Math.floor(north / CELL_METRES);
  return x >= 0 && y >= 0 && x < CELLS_A_SIDE && y < CELLS_A_SIDE ? x * CELL_COLUMN + y : null;
}
