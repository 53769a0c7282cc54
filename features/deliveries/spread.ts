/** One thing to place, in the spawner's axes: x east, altitude up, z north. */
export interface PlannedObject {
  name: string;
  pos: [number, number, number];
  yaw: number;
}

/** Metres between two things, and how far above the ground they begin. */
const STEP = 0.4;
const LOWEST = 0.05;
const HIGHEST = 0.2;

export interface Spot {
  x: number;
  z: number;
  altitude: number;
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000;

/**
 * Where each thing of an attempt goes: a grid of 0.4 m around the spot, a little above the ground and none inside
 * another. The same input gives the same places.
 * @param seat moves the whole grid around a spot that several orders share, by 1.2 m and more; 0 stays in its middle
 */
export function spreadObjects(classNames: readonly string[], spot: Spot, seat = 0): PlannedObject[] {
  const columns = Math.max(1, Math.ceil(Math.sqrt(classNames.length)));
  const rows = Math.ceil(classNames.length / columns);
  // The golden angle: seats that follow each other never lie beside each other.
  const [angle, away] = [seat * 2.399_963, seat === 0 ? 0 : 1.2 * Math.sqrt(seat)];
  return classNames.map((name, index) => {
    const column = (index % columns) - (columns - 1) / 2;
    const row = Math.floor(index / columns) - (rows - 1) / 2;
    const lift = LOWEST + ((HIGHEST - LOWEST) * index) / Math.max(1, classNames.length - 1);
    return {
      name,
      pos: [
        round(spot.x + column * STEP + away * Math.cos(angle)),
        round(spot.altitude + lift),
        round(spot.z + row * STEP + away * Math.sin(angle)),
      ],
      yaw: (index * 45) % 360,
    };
  });
}

/** Orders that share a drop zone take one of these seats in turn. */
const SEATS = 12;

/** The seat of an order at its place: a zone is shared, one's own place is not. */
export const seatOf = (kind: string, number: number): number => (kind === "drop_zone" ? number % SEATS : 0);
