import { Badge, Status } from "@/components/ui/badge";
import { Freshness } from "@/components/ui/freshness";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import { ActionButton } from "@/features/identity/web/components/action-button";
import { word } from "@/features/listings/words";
import { switchDryRun, switchService } from "../actions";
import type { ConnectServer } from "../loaders";
import { Gaps } from "./gaps";
import { GoLive } from "./go-live";

const GAME_STATES: Record<string, string> = {
  installing: "is being installed at Nitrado",
  suspended: "is suspended at Nitrado: it was not paid",
  adminlocked: "is locked by Nitrado",
  adminlocked_suspended: "is locked by Nitrado",
};

function stateOf({ isActive, connected, ended, status, dryRun }: ConnectServer) {
  if (status === "gone") return { meaning: "bad" as const, words: "Not found at Nitrado" };
  if (!connected) return { meaning: "bad" as const, words: "Not connected" };
  if (ended) return { meaning: "bad" as const, words: "Connect its account again" };
  if (status !== null && status !== "active") return { meaning: "warn" as const, words: "Not available" };
  if (!isActive) return { meaning: "neutral" as const, words: "Not read" };
  return dryRun
    ? { meaning: "info" as const, words: "Read, dry-run" }
    : { meaning: "good" as const, words: "Read, live" };
}

/** What stands in the way, in words; null where nothing does. */
function trouble({ status, lastError, connected, gamePath }: ConnectServer): string | null {
  const known = status === null ? undefined : GAME_STATES[status];
  if (known) return `This server ${known}.`;
  if (lastError) return lastError;
  if (connected && gamePath === null) return "Nitrado has not said yet where the files of this server lie.";
  return null;
}

/** One game server: what Nitrado says of it, which rights are missing, whether it is read, whether it is live. */
export function Server({
  server,
  guildId,
  slug,
  mayGoLive,
}: {
  server: ConnectServer;
  guildId: string;
  slug: string;
  mayGoLive: boolean;
}) {
  const { serviceId, name, platformName, map, slots, isActive, dryRun, connected, gaps, readUntil, beyond } =
    server;
  const { meaning, words } = stateOf(server);
  const problem = trouble(server);
  const facts = [
    platformName,
    map && word(map),
    slots === null ? null : `${slots} slots`,
    `service ${serviceId}`,
  ];
  return (
    <li className="grid gap-3 px-5 py-4">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <h3 className="break-words font-medium text-14">{name}</h3>
          <p className="text-12 text-muted">{facts.filter(Boolean).join(" · ")}</p>
        </div>
        <Status meaning={meaning}>{words}</Status>
      </div>
      {problem && <p className="text-13 text-muted">{problem}</p>}
      <Gaps gaps={gaps} title="The connected account may not do everything here" />
      {beyond && (
        <div className="grid justify-items-start gap-1.5 text-13">
          <Status meaning="warn">
            Beyond the plan
            {beyond.since && (
              <>
                {" "}
                since <Time at={beyond.since} shape="date" />
              </>
            )}
          </Status>
          <p className="max-w-prose text-muted">
            {beyond.words}{" "}
            <SoftLink href={`/guilds/${slug}/plan`} className="text-ink underline">
              See the plan
            </SoftLink>
          </p>
        </div>
      )}
      {isActive && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Freshness until={readUntil} />
          {readUntil === null && (
            <span className="text-12 text-muted">
              The first look takes a few minutes. What the log already holds counts, and is neither announced
              nor paid.
            </span>
          )}
        </p>
      )}
      <div className="flex flex-wrap items-start gap-3">
        {isActive && !dryRun && (
          <ActionButton action={switchDryRun} value={{ guildId, serviceId }}>
            Back to dry-run
          </ActionButton>
        )}
        {isActive && dryRun && connected && mayGoLive && (
          <GoLive guildId={guildId} serviceId={serviceId} name={name} />
        )}
        {isActive && dryRun && connected && !mayGoLive && (
          <Badge meaning="neutral">Only the guild's owner switches a server live</Badge>
        )}
        <ActionButton
          action={switchService}
          value={{ guildId, serviceId, on: !isActive }}
          look={isActive ? "ghost" : "secondary"}
          {...(isActive && { confirm: "Stop reading this server" })}
        >
          {isActive ? "Stop reading" : "Read this server"}
        </ActionButton>
      </div>
    </li>
  );
}
