import { Skull } from "lucide-react";
import { type Column, Table } from "@/components/data-table/table";
import { Card, CardHeader } from "@/components/ui/card";
import { Freshness } from "@/components/ui/freshness";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import type { Fight } from "@/features/players/feed-entries";
import { nearPlace } from "@/features/players/near-place";
import { formatSpan } from "@/lib/time";
import type { OverviewFacts } from "../loaders";

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const lasted = ({ from, to }: Fight) => Math.max(1_000, Date.parse(to) - Date.parse(from));
const place = ({ map, middle }: Fight) => (middle ? capital(nearPlace(map, middle)) : "Place not known");

/** Each hit as a short line, each death as a tall one, where it was in the fight's time. */
function Strip({ fight }: { fight: Fight }) {
  const begin = Date.parse(fight.from);
  const x = (at: string) => 2 + ((Date.parse(at) - begin) / lasted(fight)) * 96;
  const deaths = fight.moments.filter(({ kill }) => kill !== null);
  const hits = fight.moments.length - deaths.length;
  const path = (tall: boolean) =>
    fight.moments
      .filter(({ kill }) => (kill !== null) === tall)
      .map(({ at }) => `M${x(at).toFixed(1)} 15v${tall ? -12 : -5}`)
      .join("");
  return (
    <svg
      viewBox="0 0 100 18"
      className="h-4.5 w-24"
      role="img"
      aria-label={`${hits} ${hits === 1 ? "hit" : "hits"}, ${deaths.length} ${deaths.length === 1 ? "death" : "deaths"}`}
      fill="none"
    >
      <path d="M0 15.5h100" className="stroke-line-strong" />
      <path d={path(false)} className="stroke-muted" strokeWidth="1.4" />
      <path d={path(true)} className="stroke-chart-kills" strokeWidth="2.4" />
    </svg>
  );
}

function span(fight: Fight): string {
  const far = fight.moments.flatMap(({ kill, hit }) => kill?.distance ?? hit?.distance ?? []).map(Math.round);
  if (far.length === 0) return "";
  const [near, most] = [Math.min(...far), Math.max(...far)];
  return near === most ? `${most} m` : `${near}–${most} m`;
}

const weapons = (fight: Fight) =>
  [...new Set(fight.moments.flatMap(({ kill, hit }) => kill?.weapon ?? hit?.weapon ?? []))]
    .slice(0, 3)
    .join(", ");

const columns = (base: string): Column<Fight>[] => [
  {
    key: "from",
    label: "Began",
    phone: "side",
    className: "whitespace-nowrap",
    render: (fight) => (
      <>
        <Time at={fight.from} shape="smart" />{" "}
        <span className="text-faint">{formatSpan(lasted(fight)).split(" ").slice(0, 2).join(" ")}</span>
      </>
    ),
  },
  {
    key: "place",
    label: "Place",
    phone: "lead",
    render: (fight) => (
      <SoftLink href={`${base}/kills#fight-${fight.killId}`} className="block hover:underline">
        <span className="block font-medium">{place(fight)}</span>
        <span className="block text-12 text-muted">
          {[fight.service, `${fight.fighters.length} players, ${fight.dead} dead`]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </SoftLink>
    ),
  },
  {
    key: "players",
    label: "Players",
    phone: "below",
    render: (fight) =>
      fight.fighters.slice(0, 6).map((fighter, at) => (
        <span key={fighter.playerId ?? fighter.name} className={fighter.died ? "text-muted" : ""}>
          {at > 0 ? ", " : ""}
          {fighter.died ? (
            <>
              <Skull aria-hidden className="mr-1 inline size-3.5 text-chart-kills" />
              <span className="sr-only">died: </span>
            </>
          ) : null}
          {fighter.name}
        </span>
      )),
  },
  { key: "strip", label: "Hits and kills", phone: "away", render: (fight) => <Strip fight={fight} /> },
  { key: "span", label: "Distance", phone: "away", className: "whitespace-nowrap", render: span },
  { key: "weapons", label: "Weapons", phone: "away", render: weapons },
];

/** The newest fights: hits and kills near each other in place and time, folded into one row. */
export function FightsCard({ fights: latest, access, overview }: OverviewFacts) {
  if (!latest) return null;
  const { fights, among } = latest;
  const base = `/guilds/${access.slug}`;
  return (
    <Card flush>
      <CardHeader
        title="Latest fights"
        hint="Hits and kills within 200 m and 90 s, folded into one row."
        className="px-5 pt-4 pb-3 max-md:px-4"
        aside={
          <span className="flex items-center gap-5">
            {overview.kills ? (
              <Freshness until={overview.kills.sourceUntil} className="max-md:hidden" />
            ) : null}
            <SoftLink
              href={`${base}/kills`}
              className="inline-flex min-h-6 items-center font-medium text-ink underline decoration-line-meaning underline-offset-4 hover:decoration-ink max-md:min-h-11"
            >
              Open kill feed
            </SoftLink>
          </span>
        }
      />
      {fights.length === 0 ? (
        <p className="border-t px-5 py-5 text-13 text-muted max-md:px-4">
          {among === 0
            ? "The log has shown no death yet."
            : `The newest ${among} deaths happened one by one, outside a fight.`}
        </p>
      ) : (
        <div className="border-t">
          <Table
            caption="Latest fights"
            comfortable
            columns={columns(base)}
            rows={fights}
            rowKey={(fight) => fight.killId}
          />
        </div>
      )}
    </Card>
  );
}
