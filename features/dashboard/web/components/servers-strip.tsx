import { ArrowRight } from "lucide-react";
import { Status } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Glyph, WARNING } from "@/components/ui/glyph";
import type { Meaning } from "@/components/ui/meaning";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import type { ServiceHealth } from "@/features/monitoring/data/service-health";
import type { Health } from "@/features/monitoring/health-rules";
import type { OverviewFacts } from "../loaders";

const HEALTH: Record<Health, { word: string; meaning: Meaning }> = {
  running: { word: "Running", meaning: "good" },
  quiet: { word: "Quiet", meaning: "neutral" },
  degraded: { word: "Degraded", meaning: "warn" },
  down: { word: "Down", meaning: "bad" },
  unknown: { word: "Not known", meaning: "neutral" },
};

/** By how many servers there are. */
const COLUMNS = [
  "",
  "md:grid-cols-2",
  "md:grid-cols-3",
  "md:grid-cols-2 min-[90rem]:grid-cols-4",
  "md:grid-cols-3",
] as const;

const PLATFORMS: Record<string, string> = { pc: "PC", xbox: "Xbox", playstation: "PlayStation" };

function Online({ server }: Pick<ServiceHealth, "server">) {
  if (!server || server.players === null)
    return <span className="text-faint">{server?.state === "down" ? "Stopped" : "Players not known"}</span>;
  return (
    <span>
      <strong className="font-semibold text-ink">{server.players}</strong>
      {server.slots === null ? " online" : ` of ${server.slots} online`}
    </span>
  );
}

function Strip({ health, hint }: { health: ServiceHealth; hint: string }) {
  const { word, meaning } = HEALTH[health.health];
  const share = health.server?.slots ? Math.min(1, (health.server.players ?? 0) / health.server.slots) : 0;
  return (
    <li className="min-w-0 border-t border-l px-5 py-3.5 max-md:px-4">
      <div className="flex items-center justify-between gap-3 text-13">
        <span className="min-w-0 truncate">
          <span className="font-medium">{health.name}</span>
          <span className="ml-2 text-12 text-faint">{hint}</span>
        </span>
        <Status meaning={meaning} className="shrink-0">
          {word}
        </Status>
      </div>
      <div aria-hidden className="mt-2.5 h-1 overflow-hidden rounded-full bg-fill-strong">
        <div className="h-full bg-chart-players" style={{ width: `${share * 100}%` }} />
      </div>
      <div className="mt-2 flex items-center justify-between gap-3 text-12 text-muted">
        <Online server={health.server} />
        <span className="text-faint">
          {health.completeUntil ? (
            <>
              Log complete until <Time at={health.completeUntil} shape="smart" />
            </>
          ) : (
            "Log not read yet"
          )}
        </span>
      </div>
    </li>
  );
}

/** Each game server with its health, and what is wrong in a sentence with the way to its fix. */
export function ServersStrip({ healths, servers, access, query }: OverviewFacts) {
  const shown = healths.filter(({ serviceId }) => query.serviceId === null || serviceId === query.serviceId);
  if (shown.length === 0) return null;
  const bad = shown.filter(({ health }) => health === "down" || health === "degraded");
  const [first] = bad.sort((a, b) => Number(b.health === "down") - Number(a.health === "down"));
  const columns = COLUMNS[Math.min(shown.length, COLUMNS.length) - 1];
  const hintOf = (serviceId: string) => {
    const server = servers.find((one) => one.serviceId === serviceId);
    return server?.platform ? (PLATFORMS[server.platform] ?? server.platform) : "";
  };
  return (
    <Card flush className="overflow-hidden">
      <h2 className="sr-only">Game servers</h2>
      <ul className={`-mt-px -ml-px grid ${columns}`}>
        {shown.slice(0, 6).map((health) => (
          <Strip key={health.serviceId} health={health} hint={hintOf(health.serviceId)} />
        ))}
      </ul>
      {first ? (
        <div className="flex items-center gap-x-3 gap-y-1.5 border-t bg-warn-soft px-5 py-2.5 text-13 max-md:flex-wrap max-md:px-4">
          <Glyph d={WARNING} className="size-4 text-warn" />
          <p className="min-w-0 flex-1 max-md:basis-4/5">
            <span className="font-medium">
              {first.name}
              {bad.length > 1 ? ` and ${bad.length - 1} more` : ""}:
            </span>{" "}
            <span className="text-muted">{first.reason ?? "Something is wrong."}</span>
          </p>
          {access.sections.servers ? (
            <SoftLink
              href={`/guilds/${access.slug}/health`}
              className="inline-flex min-h-6 shrink-0 items-center max-md:ml-7 gap-1.5 font-medium underline decoration-line-meaning underline-offset-4 hover:decoration-ink max-md:min-h-11"
            >
              Fix in Health <ArrowRight aria-hidden className="size-4" />
            </SoftLink>
          ) : null}
        </div>
      ) : null}
    </Card>
  );
}
