import type { FightEvent } from "../../fight";

const [WIDTH, HEIGHT, EDGE] = [290, 150, 26];

interface Spot {
  name: string;
  x: number;
  y: number;
  dead: boolean;
}

/** A round length in metres that is about a fifth of the picture. */
const barOf = (perPixel: number): number =>
  [5, 10, 20, 50, 100, 200, 500].find((one) => one / perPixel > 45) ?? 1_000;

/** A fight from above, to scale: who shot at whom, and from where. @param shown so many of its events, oldest first */
export function FightSketch({ events, shown }: { events: readonly FightEvent[]; shown: number }) {
  const all = events.flatMap(({ victimAt, killerAt }) => (killerAt ? [victimAt, killerAt] : [victimAt]));
  const [west, east] = [Math.min(...all.map(({ x }) => x)), Math.max(...all.map(({ x }) => x))];
  const [south, north] = [Math.min(...all.map(({ z }) => z)), Math.max(...all.map(({ z }) => z))];
  const perPixel = Math.max((east - west) / (WIDTH - 2 * EDGE), (north - south) / (HEIGHT - 2 * EDGE), 0.15);
  const at = ({ x, z }: { x: number; z: number }) => ({
    x: Math.round((WIDTH / 2 + (x - (west + east) / 2) / perPixel) * 10) / 10,
    y: Math.round((HEIGHT / 2 - (z - (south + north) / 2) / perPixel) * 10) / 10,
  });
  const spots = new Map<string, Spot>();
  const seen = events.slice(0, shown);
  for (const { kind, victim, victimAt, killer, killerAt } of seen) {
    if (killer !== null && killerAt && !spots.has(killer))
      spots.set(killer, { name: killer, ...at(killerAt), dead: false });
    if (victim !== null && (kind !== "hit" || !spots.has(victim)))
      spots.set(victim, { name: victim, ...at(victimAt), dead: kind !== "hit" });
  }
  const bar = barOf(perPixel);
  const names = [...spots.values()].map(({ name }) => name).join(", ");
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={names === "" ? "Nobody is seen yet" : `Where they stood: ${names}`}
      className="block w-full rounded-control border bg-sunken text-[11px]"
    >
      {seen.map(({ kind, id, victimAt, killerAt }) => {
        if (!killerAt) return null;
        const [from, to] = [at(killerAt), at(victimAt)];
        return (
          <path
            key={`${kind}${id}`}
            d={`M${from.x} ${from.y}L${to.x} ${to.y}`}
            strokeDasharray={kind === "hit" ? "2 3" : undefined}
            className={kind === "hit" ? "stroke-muted" : "stroke-chart-kills"}
            strokeWidth={kind === "hit" ? 1 : 1.4}
          />
        );
      })}
      {[...spots.values()].map(({ name, x, y, dead }) => (
        <g key={name}>
          {dead ? (
            <path d={`m${x - 4} ${y - 4} 8 8m0-8-8 8`} className="stroke-bad" strokeWidth="1.8" />
          ) : (
            <circle cx={x} cy={y} r="4.5" className="fill-info" />
          )}
          <text
            x={Math.min(WIDTH - 6, Math.max(6, x))}
            y={dead ? (y < 24 ? y + 18 : y - 9) : y > HEIGHT - 24 ? y - 9 : y + 18}
            textAnchor={x < 60 ? "start" : x > WIDTH - 60 ? "end" : "middle"}
            className="fill-ink"
          >
            {name}
          </text>
        </g>
      ))}
      <g className="fill-muted">
        <path
          d={`M${WIDTH - 12 - bar / perPixel} ${HEIGHT - 12}v4h${bar / perPixel}v-4`}
          fill="none"
          className="stroke-line-meaning"
        />
        <text x={WIDTH - 12 - bar / perPixel / 2} y={HEIGHT - 14} textAnchor="middle">
          {bar} m
        </text>
      </g>
    </svg>
  );
}
