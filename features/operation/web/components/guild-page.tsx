import { PageHeader } from "@/components/layout/page-header";
import { type Meaning, Status } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardHeader, Facts } from "@/components/ui/card";
import { Copyable } from "@/components/ui/copyable";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import type { GuildBeat, GuildDetail, GuildServer } from "../../data/guilds";
import { PersonCell } from "./cells";
import { GuildState, Tier } from "./people-columns";

const BEATS: Record<string, { words: string; meaning: Meaning }> = {
  running: { words: "Running", meaning: "good" },
  degraded: { words: "Degraded", meaning: "warn" },
  down: { words: "Down", meaning: "bad" },
  up: { words: "Up", meaning: "good" },
  restarting: { words: "Restarting", meaning: "info" },
};
const UNKNOWN = { words: "Not known", meaning: "neutral" } as const;

function State({ state }: { state: string | null }) {
  const { words, meaning } = BEATS[state ?? ""] ?? UNKNOWN;
  return <Status meaning={meaning}>{words}</Status>;
}

function Server({ server }: { server: GuildServer }) {
  return (
    <li className="grid gap-1 px-5 py-3 text-13 max-md:px-4">
      <p className="flex flex-wrap items-center justify-between gap-3">
        <span>
          {server.name} <code className="font-mono text-12 text-muted">{server.serviceId}</code>
        </span>
        {server.isActive ? <State state={server.state} /> : <span className="text-faint">not connected</span>}
      </p>
      <p className="text-12 text-muted">
        {server.map ?? "map not known"}, {server.dryRun ? "tried out only, nothing is written" : "live"}
        {server.logUntil ? (
          <>
            , log complete until <Time at={server.logUntil} shape="smart" />
          </>
        ) : null}
      </p>
      {server.lastError ? <p className="text-12 text-bad">{server.lastError}</p> : null}
    </li>
  );
}

function Beat({ beat }: { beat: GuildBeat }) {
  return (
    <li className="grid gap-1 px-5 py-3 text-13 max-md:px-4">
      <p className="flex flex-wrap items-center justify-between gap-3">
        <span>
          {beat.bot === "grizzly-bot" ? "Grizzly Bot" : "Grizzly OS"}{" "}
          <code className="font-mono text-12 text-muted">{beat.serviceId}</code>
        </span>
        <State state={beat.state} />
      </p>
      <p className="text-12 text-muted">
        {beat.heardAt ? (
          <>
            heard <Time at={beat.heardAt} />
          </>
        ) : (
          "never heard"
        )}
        {beat.lastError ? `: ${beat.lastError}` : ""}
      </p>
    </li>
  );
}

function counted(count: number, href: string) {
  if (count === 0) return "none";
  return (
    <SoftLink href={href} className="quiet-link text-ink">
      {count}
    </SoftLink>
  );
}

/** A guild as the platform sees it: bot, plan, servers, and what hangs. Its own data stays with its own staff. */
export function GuildPage({ guild }: { guild: GuildDetail }) {
  const q = `q=${guild.guildId}`;
  return (
    <>
      <PageHeader
        title={
          <span className="inline-flex flex-wrap items-center gap-3">
            {guild.name}
            <GuildState row={guild} />
            <Tier tier={guild.tier} />
          </span>
        }
        purpose={
          guild.lastError ??
          "Bot, plan, game servers and what hangs. What happens in it is for its own staff."
        }
        crumbs={[
          { label: "Platform", href: "/admin" },
          { label: "Guilds", href: "/admin/guilds" },
          { label: guild.name },
        ]}
        actions={
          <>
            <ButtonLink href={`/admin/logs?${q}`} size="small">
              Logs
            </ButtonLink>
            <ButtonLink href={`/admin/audit?${q}`} size="small">
              Audit log
            </ButtonLink>
          </>
        }
        className="mb-5"
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid min-w-0 gap-5">
          <Card flush className="overflow-hidden">
            <CardHeader className="px-5 pt-4 pb-3 max-md:px-4" title="Game servers" />
            {guild.services.length > 0 ? (
              <ul className="divide-y border-t">
                {guild.services.map((server) => (
                  <Server key={server.serviceId} server={server} />
                ))}
              </ul>
            ) : (
              <p className="border-t px-5 py-4 text-13 text-muted">No game server is connected.</p>
            )}
          </Card>
          <Card flush className="overflow-hidden">
            <CardHeader
              className="px-5 pt-4 pb-3 max-md:px-4"
              title="Heartbeats"
              hint="What each bot last said about this guild and its servers."
            />
            {guild.beats.length > 0 ? (
              <ul className="divide-y border-t">
                {guild.beats.map((beat) => (
                  <Beat key={`${beat.bot} ${beat.serviceId}`} beat={beat} />
                ))}
              </ul>
            ) : (
              <p className="border-t px-5 py-4 text-13 text-muted">No bot has spoken of it yet.</p>
            )}
          </Card>
        </div>
        <Card>
          <Facts
            facts={[
              { label: "Discord", value: <Copyable value={guild.guildId} /> },
              { label: "Owner", value: <PersonCell id={guild.ownerId} name={guild.owner} /> },
              { label: "Supported by", value: <PersonCell id={guild.supporterId} name={guild.supporter} /> },
              { label: "Members", value: guild.members?.toLocaleString("en-GB") ?? "not known" },
              {
                label: "Read from Discord",
                value: guild.lastSyncAt ? <Time at={guild.lastSyncAt} /> : "never",
              },
              { label: "Known since", value: <Time at={guild.createdAt} shape="date" /> },
              { label: "Dead events", value: counted(guild.dead, `/admin/bus?state=dead&${q}`) },
              { label: "Open events", value: counted(guild.open, `/admin/bus?state=open&${q}`) },
              {
                label: "Deliveries that need a look",
                value: counted(guild.needLook, `/admin/deliveries?${q}`),
              },
              {
                label: "Open token errors",
                value: counted(guild.tokenErrors, `/admin/tokens?state=open&${q}`),
              },
            ]}
          />
        </Card>
      </div>
    </>
  );
}
