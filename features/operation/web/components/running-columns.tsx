import type { Column } from "@/components/data-table/table";
import { Status } from "@/components/ui/badge";
import { Time } from "@/components/ui/time";
import type { BotStartLine, SocketLine, TimesLine } from "../../data/running";
import type { LogLine, TokenErrorLine } from "../../data/trouble";
import { GuildCell, PersonCell, Short } from "./cells";

const botName = (bot: string) => (bot === "grizzly-bot" ? "Grizzly Bot" : "Grizzly OS");

export const SOCKET_COLUMNS: readonly Column<SocketLine>[] = [
  {
    key: "who",
    label: "Who",
    phone: "lead",
    render: (row) => <PersonCell id={row.personId} name={row.person ?? row.kind} />,
  },
  {
    key: "state",
    label: "State",
    phone: "side",
    render: (row) =>
      row.closedAt ? (
        <Status meaning="neutral">Closed{row.closeReason ? `, ${row.closeReason}` : ""}</Status>
      ) : (
        <Status meaning="good">Open</Status>
      ),
  },
  { key: "topics", label: "Follows", render: (row) => <Short text={row.topics.join(", ") || "nothing"} /> },
  {
    key: "at",
    label: "Gateway",
    phone: "away",
    render: (row) => <code className="font-mono text-12 text-muted">{row.instance}</code>,
  },
  { key: "since", label: "Since", render: (row) => <Time at={row.connectedAt} /> },
  { key: "seen", label: "Last heard", phone: "away", render: (row) => <Time at={row.lastSeenAt} /> },
];

export const BOT_COLUMNS: readonly Column<BotStartLine>[] = [
  { key: "bot", label: "Bot", phone: "lead", render: (row) => botName(row.bot) },
  {
    key: "version",
    label: "Version",
    phone: "side",
    render: (row) => <code className="font-mono text-12">{row.version}</code>,
  },
  {
    key: "host",
    label: "Process",
    render: (row) => <code className="font-mono text-12 text-muted">{row.host ?? "not known"}</code>,
  },
  { key: "started", label: "Started", render: (row) => <Time at={row.startedAt} shape="stamp" /> },
  {
    key: "stopped",
    label: "Stopped",
    render: (row) =>
      row.stoppedAt ? (
        <Time at={row.stoppedAt} shape="stamp" />
      ) : (
        <span className="text-faint">not told</span>
      ),
  },
  { key: "note", label: "Note", phone: "away", render: (row) => row.note },
];

const KINDS: Record<string, string> = { http: "Page or call", event: "Event", provider: "Provider" };
const upTo = (ms: number) => (ms >= 30_000 ? "over 5 s" : `${ms.toLocaleString("en-GB")} ms`);

export const TIMES_COLUMNS: readonly Column<TimesLine>[] = [
  {
    key: "name",
    label: "Name",
    phone: "lead",
    render: (row) => <code className="font-mono text-12">{row.name}</code>,
  },
  { key: "kind", label: "Kind", phone: "side", render: (row) => KINDS[row.kind] ?? row.kind },
  { key: "hits", label: "Calls", align: "right", render: (row) => row.hits.toLocaleString("en-GB") },
  {
    key: "errors",
    label: "Failed",
    align: "right",
    render: (row) =>
      row.errors > 0 ? (
        <Status meaning="bad">{row.errors.toLocaleString("en-GB")}</Status>
      ) : (
        <span className="text-faint">none</span>
      ),
  },
  { key: "median", label: "Half within", align: "right", render: (row) => upTo(row.medianMs) },
  { key: "p95", label: "95 % within", align: "right", render: (row) => upTo(row.p95Ms) },
  { key: "slowest", label: "Slowest", align: "right", phone: "away", render: (row) => upTo(row.slowestMs) },
];

const LEVELS = {
  warn: { words: "Warning", meaning: "warn" },
  error: { words: "Error", meaning: "bad" },
  fatal: { words: "Fatal", meaning: "bad" },
} as const;

export const LOG_COLUMNS: readonly Column<LogLine>[] = [
  {
    key: "message",
    label: "Message",
    phone: "lead",
    className: "max-w-[40rem]",
    render: (row) => <span className="break-words">{row.message}</span>,
  },
  {
    key: "level",
    label: "Level",
    phone: "side",
    render: (row) => <Status meaning={LEVELS[row.level].meaning}>{LEVELS[row.level].words}</Status>,
  },
  { key: "bot", label: "Bot", render: (row) => botName(row.bot) },
  { key: "guild", label: "Guild", render: (row) => <GuildCell guildId={row.guildId} guild={row.guild} /> },
  { key: "at", label: "When", render: (row) => <Time at={row.at} shape="stamp" /> },
];

const PROVIDERS: Record<string, string> = { discord: "Discord", patreon: "Patreon", nitrado: "Nitrado" };

export const TOKEN_COLUMNS: readonly Column<TokenErrorLine>[] = [
  {
    key: "provider",
    label: "Provider",
    phone: "lead",
    render: (row) => PROVIDERS[row.provider] ?? row.provider,
  },
  {
    key: "state",
    label: "State",
    phone: "side",
    render: (row) =>
      row.resolvedAt ? <Status meaning="good">Settled</Status> : <Status meaning="warn">Open</Status>,
  },
  {
    key: "whose",
    label: "Whose",
    render: (row) =>
      row.guildId ? (
        <GuildCell guildId={row.guildId} guild={row.guild} />
      ) : (
        <PersonCell id={row.personId} name={row.person} />
      ),
  },
  { key: "status", label: "Answer", render: (row) => row.status ?? <span className="text-faint">none</span> },
  { key: "error", label: "What it said", render: (row) => <Short text={row.error} /> },
  { key: "at", label: "When", render: (row) => <Time at={row.at} /> },
];
