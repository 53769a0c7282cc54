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
  to.beginPath();
  to.moveTo(...a);
  to.lineTo(...b);
  to.setLineDash(shot.deadly ? [] : [4, 4]);
  to.globalAlpha = shot.fresh ? 1 : 0.4;
  to.lineWidth = shot.fresh ? 2.5 : 1.25;
  to.strokeStyle = shot.deadly ? ink.tone : ink.muted;
  to.stroke();
  to.setLineDash([]);
  if (shot.fresh) {
    to.beginPath();
    to.arc(...b, 11, 0, 2 * Math.PI);
    to.stroke();
  }
  to.globalAlpha = 1;
}

function drawPerson({ to, view, size, ink, sprites }: Brush, person: ReplayMarks["people"][number]): void {
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
  sprites.put(to, person.name, px, py + 18, look);
}

/** Draws a moment of a fight over everything else. */
export function drawReplay(brush: Brush, { shots, people }: ReplayMarks): void {
  for (const shot of shots) drawShot(brush, shot);
  for (const person of people) drawPerson(brush, person);
}
