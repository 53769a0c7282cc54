import { cn } from "@/components/ui/cn";
import type { Fight, FightMoment } from "../../feed-entries";
import type { MapPoint } from "../../near-place";

const WIDTH = 272;
const HEIGHT = 150;
const EDGE = 18;

interface Shot {
  from: MapPoint;
  to: MapPoint;
  deadly: boolean;
}

const shotOf = ({ kill, hit }: FightMoment): Shot | null => {
  const [from, to] = [kill?.killerPlace ?? hit?.byPlace, kill?.place ?? hit?.place];
  return from && to ? { from, to, deadly: kill !== null } : null;
};

/** A scale that reads well: 1, 2 or 5 times a power of ten. @param metres at most this long */
function roundScale(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(metres));
  return ([5, 2, 1].find((step) => step * power <= metres) ?? 1) * power;
}

/** Who shot at whom, seen from above: deadly shots whole, hits dashed. Nothing where the log gives no places. */
export function FightSketch({ fight }: { fight: Fight }) {
  const shots = fight.moments.flatMap((moment) => shotOf(moment) ?? []);
  const known = shots.flatMap(({ from, to }) => [from, to]);
  if (known.length === 0) return null;
  const [xs, ys] = [known.map(({ x }) => x), known.map(({ north }) => north)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [bottom, top] = [Math.min(...ys), Math.max(...ys)];
  const scale = Math.min(
    (WIDTH - 2 * EDGE) / Math.max(30, right - left),
    (HEIGHT - 2 * EDGE - 12) / Math.max(30, top - bottom),
  );
  const at = ({ x, north }: MapPoint) => ({
    x: WIDTH / 2 + (x - (left + right) / 2) * scale,
    y: (HEIGHT - 12) / 2 - (north - (bottom + top) / 2) * scale,
  });
  const bar = roundScale(WIDTH / 3 / scale);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`Who shot at whom, seen from above, over ${Math.round(Math.max(right - left, top - bottom))} m`}
      className="w-full rounded-control border bg-ground"
    >
      {shots.map((shot, nr) => {
        const [a, b] = [at(shot.from), at(shot.to)];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: shots never change their place
          <g key={nr}>
            <line
              x1={a.x}
              y1={a.y}
              x2={b.x}
              y2={b.y}
              strokeWidth={shot.deadly ? 1.5 : 1}
              strokeDasharray={shot.deadly ? undefined : "3 4"}
              className={cn(shot.deadly ? "stroke-chart-kills" : "stroke-line-meaning")}
            />
            <circle cx={a.x} cy={a.y} r="3.5" className="fill-chart-players" />
            {shot.deadly ? (
              <path
                d={`M${b.x - 4} ${b.y - 4}l8 8m0-8l-8 8`}
                strokeWidth="2"
                strokeLinecap="round"
                className="stroke-chart-kills"
              />
            ) : null}
          </g>
        );
      })}
      <path
        d={`M${WIDTH - 10 - bar * scale} ${HEIGHT - 10}v-4m0 2h${bar * scale}m0-2v4`}
        fill="none"
        className="stroke-faint"
      />
      <text
        x={WIDTH - 10 - (bar * scale) / 2}
        y={HEIGHT - 18}
        textAnchor="middle"
        className="fill-faint text-[10px]"
      >
        {bar} m
      </text>
    </svg>
  );
}
