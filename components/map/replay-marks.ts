import type { Brush } from "./marks";
import { toScreen } from "./view";

interface Spot {
  x: number;
  z: number;
}

/** Who shot at whom and who stands where, at a moment of a fight that is played over the map. */
export interface ReplayMarks {
  shots: readonly { from: Spot; to: Spot; deadly: boolean; fresh: boolean }[];
  people: readonly (Spot & { name: string; dead: boolean })[];
}

function drawShot({ to, view, size, ink }: Brush, shot: ReplayMarks["shots"][number]): void {
  const [a, b] = [toScreen(view, size, shot.from.x, shot.from.z), toScreen(view, size, shot.to.x, shot.to.z)];
  const line = new Path2D();
  line.moveTo(...a);
  line.lineTo(...b);
  if (shot.fresh) {
    line.moveTo(b[0] + 11, b[1]);
    line.arc(...b, 11, 0, 2 * Math.PI);
  }
  to.globalAlpha = shot.fresh ? 1 : 0.55;
  // On heat of the same colour only the rim shows it.
  for (const [width, colour] of [
    [shot.fresh ? 6 : 3.5, ink.ground],
    [shot.fresh ? 2.5 : 1.5, shot.deadly ? ink.bad : ink.ink],
  ] as const) {
    to.setLineDash(shot.deadly || colour === ink.ground ? [] : [4, 4]);
    to.lineWidth = width;
    to.strokeStyle = colour;
    to.stroke(line);
  }
  to.setLineDash([]);
  to.globalAlpha = 1;
}

/** @param below the name stands below, else above: two who stand close are both read */
function drawPerson(
  { to, view, size, ink, sprites }: Brush,
  person: ReplayMarks["people"][number],
  below: boolean,
): void {
  const [px, py] = toScreen(view, size, person.x, person.z);
  to.beginPath();
  to.arc(px, py, 8, 0, 2 * Math.PI);
  to.fillStyle = ink.ground;
  to.fill();
  to.beginPath();
  to.lineWidth = 2;
  if (person.dead) {
    to.moveTo(px - 4, py - 4);
    to.lineTo(px + 4, py + 4);
    to.moveTo(px + 4, py - 4);
    to.lineTo(px - 4, py + 4);
    to.strokeStyle = ink.bad;
    to.stroke();
  } else {
    to.arc(px, py, 4.5, 0, 2 * Math.PI);
    to.fillStyle = ink.ink;
    to.fill();
  }
  const look = { font: `600 12px ${ink.sans}`, fill: person.dead ? ink.muted : ink.ink, halo: ink.ground };
  sprites.put(to, person.name, px, below ? py + 18 : py - 16, look);
}

/** Draws a moment of a fight over everything else. */
export function drawReplay(brush: Brush, { shots, people }: ReplayMarks): void {
  for (const shot of shots) drawShot(brush, shot);
  for (const [at, person] of people.entries()) drawPerson(brush, person, at % 2 === 0);
}
