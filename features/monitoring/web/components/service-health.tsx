import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Status } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card, Facts } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import type { ServiceHealth } from "../../data/service-health";
import { HEALTH_WORDS } from "../health-words";

const STATES = { up: "Up", restarting: "Restarting", down: "Stopped", unknown: "Not known" } as const;

const CLASSES: Record<ServiceHealth["classes"][number]["name"], string> = {
  sessions: "Players who join",
  player_list: "Player list",
  kills: "Kills",
  hits: "Hits",
  placement: "Things placed",
  building: "Base building",
};

const number = new Intl.NumberFormat("en");

function zone(minutes: number | null): string {
  if (minutes === null) return "not measured yet";
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const minute = rest === 0 ? "" : `:${String(rest).padStart(2, "0")}`;
  return minutes === 0 ? "UTC" : `UTC${minutes < 0 ? "−" : "+"}${hours}${minute}`;
}

const when = (at: Date | null, none: string): ReactNode => (at ? <Time at={at} shape="smart" /> : none);

function facts(service: ServiceHealth): { label: string; value: ReactNode }[] {
  const { server, uptime, lines, logs, unknownLines } = service;
  return [
    {
      label: "Game server",
      value: server
        ? `${STATES[server.state]}${server.players === null ? "" : `, ${server.players} of ${server.slots ?? "?"} players`}`
        : "not listed, so it is not asked",
    },
    {
      label: "Found up, last 7 days",
      value: uptime === null ? "not known yet" : `${(uptime * 100).toFixed(1)} % of the looks`,
    },
    {
      label: "Log complete until",
      value: when(service.completeUntil ?? service.lastLineAt, "nothing read yet"),
    },
    { label: "Last look at the log", value: when(service.lookedAt, "none yet") },
    {
      label: "Read so far",
      value: `${number.format(lines)} lines of ${number.format(logs)} logs${unknownLines > 0 ? `, ${number.format(unknownLines)} of them not understood` : ""}`,
    },
    { label: "Read as history until", value: when(service.historyUntil, "not begun") },
    { label: "The server's clock", value: zone(service.utcOffsetMinutes) },
    {
      label: "Last starts",
      value:
        service.lastBoots.length === 0
          ? "none seen yet"
          : service.lastBoots.map(({ at, proven }) => (
              <span key={at.toISOString()} className="block">
                <Time at={at} shape="smart" />
                {proven ? "" : ", not in the log yet"}
              </span>
            )),
    },
  ];
}

/** One game server: how it is and why, up to when its log is complete, and what its log leaves out. */
export function ServiceHealthCard({ service, base }: { service: ServiceHealth; base: string }) {
  const { name, serviceId, health, reason, since, off, aside, classes } = service;
  const { meaning, word } = HEALTH_WORDS[health];
  return (
    <Card flush id={`service-${serviceId}`} className="scroll-mt-16">
      <details open={health === "degraded" || health === "down"} className="group">
        <summary className="flex cursor-default items-center gap-4 rounded-card px-5 py-4 transition-colors duration-quick hover:bg-fill">
          <ChevronRight
            aria-hidden
            className="size-4 shrink-0 text-faint transition-transform duration-quick group-open:rotate-90"
          />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-semibold text-14">{name}</span>
            <span className="block text-12 text-muted">
              Service {serviceId}: every kind of line, the clock and the last starts
            </span>
          </span>
          <Status meaning={meaning}>{word}</Status>
        </summary>
        <div className="px-5 pb-5">
          <p className="mt-3 max-w-prose text-14">
            {reason ?? "Nothing is known yet."}{" "}
            {since && (
              <span className="text-muted">
                Since <Time at={since} shape="smart" />.
              </span>
            )}
          </p>
          {aside.length > 0 && (
            <ul className="mt-3 grid gap-1.5 text-13" aria-label="Logs that were set aside">
              {aside.map((log) => (
                <li key={log.name} className="break-words">
                  <code className="break-all">{log.name}</code>{" "}
                  <span className="text-muted">{log.reason}</span>
                </li>
              ))}
            </ul>
          )}
          <div className="mt-4 grid gap-x-8 md:grid-cols-2">
            <Facts facts={facts(service)} />
            <div>
              <h3 className="py-2.5 text-13 text-muted">Last line of each kind in the log</h3>
              <Facts
                className="border-t"
                facts={classes.map(({ name: kind, at }) => ({
                  label: CLASSES[kind],
                  value: when(at, "not seen yet"),
                }))}
              />
            </div>
          </div>
          <p className="mt-4">
            <ButtonLink size="small" href={`${base}/servers/${serviceId}`}>
              Open server control
            </ButtonLink>
          </p>
          {off.length > 0 && health !== "degraded" && (
            <p className="mt-3 text-13 text-muted">{off.join(" ")}</p>
          )}
        </div>
      </details>
    </Card>
  );
}
