import { z } from "zod";
import { snowflake } from "@/features/guilds/schema";
import type { LedgerKind } from "./ledger-kinds";
import { amountInput, CAUSE_KINDS, MOVEMENT_KINDS } from "./schema";
import type { LedgerLine } from "./wallet";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** What the address of the guild's ledger asks for; its parts are texts, as addresses hold them. */
export const ledgerAsked = z.strictObject({
  person: snowflake.optional(),
  /** Part of a name, to find a person by. */
  who: z.string().trim().min(1).max(60).optional(),
  kind: z.enum(MOVEMENT_KINDS).optional(),
  cause: z.enum(CAUSE_KINDS).optional(),
  way: z.enum(["in", "out"]).optional(),
  least: z.coerce.number().pipe(amountInput).optional(),
  /** First and last day, in UTC, as the days of the economy are. */
  from: day.optional(),
  to: day.optional(),
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
});
export type LedgerAsked = z.output<typeof ledgerAsked>;

export interface GuildLedgerFilter {
  person: string | null;
  kind: LedgerKind | null;
  cause: (typeof CAUSE_KINDS)[number] | null;
  way: "in" | "out" | null;
  /** Coins of an entry at least, whichever way. */
  least: number | null;
  from: string | null;
  to: string | null;
  /** Number of the last entry that was seen. */
  before: string | null;
  limit: number;
}

export interface GuildLedgerLine extends LedgerLine {
  person: { discordId: string; name: string };
  /** All sides of the movement; empty for entries of an older bot. `person` is null on the guild's own accounts. */
  legs: { account: string; person: string | null; amount: number }[];
}

export interface GuildLedgerPage {
  lines: GuildLedgerLine[];
  /** Pass as `before` to look further back; null where the ledger begins. */
  next: string | null;
}

type Params = Record<string, string | string[] | undefined>;

/** What an address asks for; a part that makes no sense is left out. */
export function readLedger(params: Params): LedgerAsked {
  const parts = Object.entries(ledgerAsked.shape).flatMap(([name, shape]) => {
    const read = shape.safeParse([params[name]].flat()[0] || undefined);
    return read.success && read.data !== undefined ? [[name, read.data] as const] : [];
  });
  return Object.fromEntries(parts) as LedgerAsked;
}

const real = (date: string | undefined): string | null =>
  date !== undefined && !Number.isNaN(Date.parse(`${date}T00:00:00Z`)) ? date : null;

export const filterOf = (asked: LedgerAsked, limit: number): GuildLedgerFilter => ({
  person: asked.person ?? null,
  kind: asked.kind ?? null,
  cause: asked.cause ?? null,
  way: asked.way ?? null,
  least: asked.least ?? null,
  from: real(asked.from),
  to: real(asked.to),
  before: asked.before ?? null,
  limit,
});

/** The address with some of what is asked changed; a new question starts at the newest entry. */
export function ledgerAddress(path: string, asked: LedgerAsked, change: Partial<LedgerAsked> = {}): string {
  const next = { ...asked, before: undefined, ...change };
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(next)) if (value !== undefined) params.set(name, String(value));
  const text = params.toString();
  return text === "" ? path : `${path}?${text}`;
}
