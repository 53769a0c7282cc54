import { PageHeader } from "@/components/layout/page-header";
import { Badge, type Meaning, Status } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { SoftLink } from "@/components/ui/soft-link";
import { StatTile } from "@/components/ui/stat-tile";
import { Time } from "@/components/ui/time";
import type { ComponentStatus } from "@/features/monitoring/schema";
import { type ComponentState, componentName } from "@/features/monitoring/status-rules";
import { COUNTED_TO, type Waiting, type WaitingFor } from "../../data/waiting";
import type { HomeData } from "../home-loader";

const WORDS: Record<WaitingFor, { label: string; href: string; meaning: Meaning }> = {
  dead: { label: "Dead events", href: "/admin/bus?state=dead", meaning: "bad" },
  stuck: { label: "Stuck events", href: "/admin/bus?state=stuck", meaning: "warn" },
  deliveries: { label: "Deliveries that need a look", href: "/admin/deliveries", meaning: "warn" },
  tokens: { label: "Accesses that failed to renew", href: "/admin/tokens", meaning: "warn" },
  verifications: { label: "Supporters who ask to be matched", href: "/admin/patreon", meaning: "info" },
  applications: { label: "Servers that apply", href: "/admin/applications", meaning: "info" },
  reports: { label: "Reported listings", href: "/admin/listings", meaning: "warn" },
  incidents: { label: "Open incidents", href: "/admin/incidents", meaning: "bad" },
  logs: { label: "Errors of the bots in the last day", href: "/admin/logs?level=error", meaning: "warn" },
};

const STATES: Record<ComponentState, { words: string; meaning: Meaning }> = {
  running: { words: "Running", meaning: "good" },
  degraded: { words: "Degraded", meaning: "warn" },
  down: { words: "Down", meaning: "bad" },
  unknown: { words: "Not known", meaning: "neutral" },
};

function WaitingRow({ row }: { row: Waiting }) {
  const { label, href, meaning } = WORDS[row.what];
  return (
    <li>
      <SoftLink
        href={href}
        className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1 px-5 py-2 text-13 hover:bg-fill max-md:px-4"
      >
        <span>{label}</span>
        <span className="flex items-center gap-3 text-12 text-faint">
          {row.count > 0 && row.since ? (
            <span>
              the oldest <Time at={row.since} />
            </span>
          ) : null}
          {row.count > 0 ? (
            <Badge meaning={meaning}>{row.count < COUNTED_TO ? row.count : `${COUNTED_TO} or more`}</Badge>
          ) : (
            <span className="text-muted">none</span>
          )}
        </span>
      </SoftLink>
    </li>
  );
}

function PartRow({ part }: { part: ComponentStatus }) {
  const { words, meaning } = STATES[part.state];
  return (
    <li className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1 px-5 py-2 text-13 max-md:px-4">
      <span className="min-w-0">
        {componentName(part.component)}
        {part.state !== "running" && part.reason ? (
          <span className="block text-12 text-muted">{part.reason}</span>
        ) : null}
      </span>
      <span className="flex items-center gap-3 text-12 text-faint">
        {part.checkedAt ? <Time at={part.checkedAt} /> : "never checked"}
        <Status meaning={meaning}>{words}</Status>
      </span>
    </li>
  );
}

const inEnglish = (value: number | null) => value?.toLocaleString("en-GB") ?? null;

/** Where an operator begins: what waits, what does not run, and the network in four numbers. */
export function HomePage({ data }: { data: HomeData }) {
  const { waiting, status, numbers } = data;
  const left = waiting.filter(({ count }) => count > 0).length;
  return (
    <>
      <PageHeader
        title="Platform"
        purpose="What waits for us, and whether every part runs."
        className="mb-5"
      />
      <Card flush className="mb-5 grid grid-cols-2 divide-line md:grid-cols-4">
        <StatTile
          className="p-5 max-md:p-4"
          label="Listed servers"
          value={inEnglish(numbers?.servers.value ?? null)}
        />
        <StatTile
          className="p-5 max-md:p-4"
          label="Players now"
          value={inEnglish(numbers?.players.value ?? null)}
        />
        <StatTile
          className="p-5 max-md:p-4"
          label="Kills in seven days"
          value={inEnglish(numbers?.kills.value ?? null)}
        />
        <StatTile
          className="p-5 max-md:p-4"
          label="Half of our answers took at most"
          value={inEnglish(status.responseMs)}
          unit="ms"
        />
      </Card>
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Card flush className="overflow-hidden">
          <CardHeader
            className="px-5 pt-4 pb-3 max-md:px-4"
            title="Waits for us"
            hint={left === 0 ? "Nothing does." : "Each line leads to where it is settled."}
          />
          <ul className="divide-y border-t">
            {waiting.map((row) => (
              <WaitingRow key={row.what} row={row} />
            ))}
          </ul>
        </Card>
        <Card flush className="overflow-hidden">
          <CardHeader
            className="px-5 pt-4 pb-3 max-md:px-4"
            title="Parts of the platform"
            hint="As the last probe found them, once a minute."
            aside={
              <SoftLink href="/status" className="quiet-link">
                Status page
              </SoftLink>
            }
          />
          <ul className="divide-y border-t">
            {status.components.map((part) => (
              <PartRow key={part.component} part={part} />
            ))}
          </ul>
        </Card>
      </div>
    </>
  );
}
