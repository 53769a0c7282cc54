import type { EvidenceLine } from "../../../evidence/schema";

const SIZE = 132;
const EDGE = 22;
const STEPS = [10, 25, 50, 100, 250, 500, 1_000, 2_500];

/** Two places seen from above, with the metres between them and a ring of round metres around the one who died. */
export function ZoneSketch({ line }: { line: EvidenceLine }) {
  const dead = line.kind === "kill" ? line.otherPlace : line.place;
  const other = line.kind === "kill" ? line.place : line.otherPlace;
  if (!dead) return null;
  const far = other ? Math.hypot(other.x - dead.x, other.y - dead.y) : 0;
  const ring = STEPS.find((step) => step >= far) ?? Math.ceil(far);
  const scale = (SIZE / 2 - EDGE) / ring;
  const centre = SIZE / 2;
  const at = other && {
    x: centre + (other.x - dead.x) * scale,
    y: centre - (other.y - dead.y) * scale,
  };
  return (
    <svg
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      role="img"
      aria-label={
        other
          ? `The shot came from ${Math.round(far)} m away; the ring is ${ring} m around the one who died`
          : "The place of the death; the log does not say from where the shot came"
      }
      className="size-[8.25rem] shrink-0 bg-ground"
    >
      {[1, 2, 3].map((nr) => (
        <path
          key={nr}
          d={`M${(SIZE / 4) * nr} 0V${SIZE}M0 ${(SIZE / 4) * nr}H${SIZE}`}
          className="stroke-line"
          strokeWidth="1"
        />
      ))}
      <circle
        cx={centre}
        cy={centre}
        r={ring * scale}
        strokeDasharray="3 3"
        className="fill-honey-wash stroke-honey"
      />
      {at ? (
        <>
          <path d={`M${at.x} ${at.y}L${centre} ${centre}`} className="stroke-ink" strokeWidth="1.2" />
          <path d={`M${at.x} ${at.y - 5}l5 5-5 5-5-5Z`} className="fill-chart-kills stroke-ground" />
          <text
            x={(at.x + centre) / 2}
            y={(at.y + centre) / 2 - 5}
            textAnchor="middle"
            className="fill-ink text-[10px]"
          >
            {Math.round(far)} m
          </text>
        </>
      ) : null}
      <circle cx={centre} cy={centre} r="4.5" className="fill-chart-players stroke-ground" />
      <text x={centre} y={SIZE - 5} textAnchor="middle" className="fill-muted text-[10px]">
        ring {ring} m
      </text>
    </svg>
  );
}
