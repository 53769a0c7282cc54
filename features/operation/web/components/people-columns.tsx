import type { Column } from "@/components/data-table/table";
import { Badge, Status } from "@/components/ui/badge";
import { TierBadge } from "@/components/ui/tier-badge";
import { Time } from "@/components/ui/time";
import type { GuildLine } from "../../data/guilds";
import type { PlanLine, UserLine } from "../../data/people";
import { GuildCell, PersonCell, Short } from "./cells";

const TIERS = ["bronze", "silver", "gold", "partner"] as const;

/** A tier's badge; nothing for none. */
export function Tier({ tier }: { tier: string | null }) {
  const known = TIERS.find((one) => one === tier);
  return known ? <TierBadge tier={known} /> : null;
}

export const USER_COLUMNS: readonly Column<UserLine>[] = [
  { key: "name", label: "Name", phone: "lead", render: (row) => <PersonCell id={row.id} name={row.name} /> },
  {
    key: "state",
    label: "State",
    phone: "side",
    render: (row) => (
      <span className="inline-flex gap-2">
        {row.bannedAt ? <Status meaning="bad">Banned</Status> : null}
        {row.staff ? <Badge meaning="info">{row.staff === "operator" ? "Operator" : "Support"}</Badge> : null}
        <Tier tier={row.tier} />
      </span>
    ),
  },
  {
    key: "discord",
    label: "Discord id",
    render: (row) => <code className="font-mono text-12 text-muted">{row.discordId}</code>,
  },
  {
    key: "seen",
    label: "Last here",
    render: (row) =>
      row.lastSeenAt ? <Time at={row.lastSeenAt} /> : <span className="text-faint">never</span>,
  },
  {
    key: "since",
    label: "Known since",
    phone: "away",
    render: (row) => <Time at={row.createdAt} shape="date" />,
  },
];

const SYNC = {
  active: { words: "Active", meaning: "good" },
  sleep: { words: "Asleep", meaning: "neutral" },
  error: { words: "Error", meaning: "bad" },
} as const;

/** How Grizzly OS stands to a guild. */
export function GuildState({ row }: { row: Pick<GuildLine, "state" | "botPresent"> }) {
  if (!row.botPresent) return <Status meaning="neutral">Bot is not there</Status>;
  const known = SYNC[row.state as keyof typeof SYNC] ?? { words: "Not known", meaning: "neutral" };
  return <Status meaning={known.meaning}>{known.words}</Status>;
}

export const GUILD_COLUMNS: readonly Column<GuildLine>[] = [
  {
    key: "name",
    label: "Guild",
    phone: "lead",
    render: (row) => <GuildCell guildId={row.guildId} guild={row.name} />,
  },
  { key: "state", label: "Bot", phone: "side", render: (row) => <GuildState row={row} /> },
  { key: "tier", label: "Plan", render: (row) => <Tier tier={row.tier} /> },
  {
    key: "members",
    label: "Members",
    align: "right",
    phone: "away",
    render: (row) => row.members?.toLocaleString("en-GB") ?? <span className="text-faint">not known</span>,
  },
  { key: "servers", label: "Servers", align: "right", phone: "away", render: (row) => row.servers },
  {
    key: "sync",
    label: "Read",
    render: (row) =>
      row.lastSyncAt ? <Time at={row.lastSyncAt} /> : <span className="text-faint">never</span>,
  },
  { key: "error", label: "Last error", render: (row) => <Short text={row.lastError} /> },
];

const PLAN_STATES = {
  active: { words: "Runs", meaning: "good" },
  grace: { words: "Grace", meaning: "warn" },
  ended: { words: "Ended", meaning: "neutral" },
} as const;

export const PLAN_COLUMNS: readonly Column<PlanLine>[] = [
  {
    key: "person",
    label: "Person",
    phone: "lead",
    render: (row) => <PersonCell id={row.personId} name={row.person} />,
  },
  {
    key: "state",
    label: "State",
    phone: "side",
    render: (row) => {
      const state = PLAN_STATES[row.state as keyof typeof PLAN_STATES];
      return <Status meaning={state.meaning}>{state.words}</Status>;
    },
  },
  { key: "tier", label: "Tier", render: (row) => <Tier tier={row.tier} /> },
  {
    key: "source",
    label: "From",
    render: (row) =>
      row.source === "grant"
        ? `Granted by ${row.grantedBy ?? "the command line"}`
        : row.gifted
          ? "Patreon, a gift"
          : row.trial
            ? "Patreon, a free trial"
            : "Patreon",
  },
  {
    key: "guild",
    label: "Supports",
    render: (row) => row.guilds ?? <span className="text-faint">no guild</span>,
  },
  { key: "starts", label: "Since", render: (row) => <Time at={row.startsAt} shape="date" /> },
  {
    key: "ends",
    label: "Ends",
    render: (row) =>
      row.endsAt || row.graceUntil ? (
        <Time at={row.endsAt ?? row.graceUntil ?? ""} shape="date" />
      ) : (
        <span className="text-faint">open</span>
      ),
  },
  { key: "reason", label: "Why", render: (row) => <Short text={row.reason} /> },
];
