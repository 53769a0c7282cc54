import { csvText } from "@/lib/csv";
import { banLength } from "./words";

export const SANCTION_KINDS = ["warn", "ban"] as const;
export type SanctionKind = (typeof SANCTION_KINDS)[number];

export const SANCTION_STATES = ["active", "ended", "undone"] as const;
export type SanctionState = (typeof SANCTION_STATES)[number];

/** A warning or a ban that a verdict gave. */
export interface Sanction {
  id: number;
  kind: SanctionKind;
  player: { id: number | null; name: string };
  /** Of a ban; null is without an end. */
  days: number | null;
  /** ISO; null without an end. */
  endsAt: string | null;
  /** Servers of a ban. */
  servers: string[];
  state: SanctionState;
  undone: { at: string; by: string; reason: string } | null;
  rule: string | null;
  reason: string;
  verdict: number;
  ticket: number;
  by: string;
  /** ISO */
  at: string;
}

/** Which sanctions are asked for; null asks for all. */
export interface SanctionsAsked {
  state: SanctionState | null;
  kind: SanctionKind | null;
  /** A part of the player's name. */
  q: string;
  /** Those given before this one. */
  before: number | null;
}

export const ALL_SANCTIONS: SanctionsAsked = { state: null, kind: null, q: "", before: null };

const one = (value: unknown): string => {
  const [first] = [value].flat();
  return typeof first === "string" ? first : "";
};

/** Reads what an address asks for; what makes no sense is left out. */
export function sanctionsAsked(params: Readonly<Record<string, unknown>>): SanctionsAsked {
  const before = one(params.before);
  return {
    state: SANCTION_STATES.find((state) => state === one(params.state)) ?? null,
    kind: SANCTION_KINDS.find((kind) => kind === one(params.kind)) ?? null,
    q: one(params.q).trim().slice(0, 60),
    before: /^[1-9]\d{0,14}$/.test(before) ? Number(before) : null,
  };
}

/** Filters as parameters of an address; another filter begins at the newest. */
export function sanctionParams(asked: SanctionsAsked, change: Partial<SanctionsAsked> = {}): URLSearchParams {
  const next = { ...asked, before: null, ...change };
  const params = new URLSearchParams();
  if (next.state) params.set("state", next.state);
  if (next.kind) params.set("kind", next.kind);
  if (next.q) params.set("q", next.q);
  if (next.before) params.set("before", String(next.before));
  return params;
}

export const STATE_NAMES: Record<SanctionState, string> = {
  active: "Active",
  ended: "Ended",
  undone: "Taken back",
};

export const sanctionWords = ({ kind, days }: Pick<Sanction, "kind" | "days">): string =>
  kind === "warn" ? "Warning" : `Ban ${banLength(days)}`;

const HEAD = [
  "given_utc",
  "player",
  "player_id",
  "kind",
  "days",
  "ends_utc",
  "servers",
  "state",
  "rule",
  "reason",
  "given_by",
  "verdict",
  "ticket",
  "taken_back_utc",
  "taken_back_by",
  "taken_back_why",
];

export const sanctionsCsv = (all: readonly Sanction[]): string =>
  csvText(
    HEAD,
    all.map((one) => [
      one.at,
      one.player.name,
      one.player.id,
      one.kind,
      one.days,
      one.endsAt,
      one.servers.join("; "),
      one.state,
      one.rule,
      one.reason,
      one.by,
      one.verdict,
      one.ticket,
      one.undone?.at ?? null,
      one.undone?.by ?? null,
      one.undone?.reason ?? null,
    ]),
  );
