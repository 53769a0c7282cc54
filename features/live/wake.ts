import { type SQL, sql } from "drizzle-orm";
import type { GuildContext, SystemContext, UserContext } from "@/db/context";
import { prepared } from "@/db/transaction";

/** The one channel: a process listens once and sorts what it hears. */
export const CHANNEL = "grizzly_live";

/**
 * What is said on the channel. Ids alone: who hears it reads the rows, as far as somebody may see them.
 * `note` is a change of a ticket that its opener knows nothing of.
 */
export type Call =
  /** @property version of the ticket with the change, where it is known: whoever told it already need not read it */
  | { kind: "ticket" | "note"; guildId: string; number: number; version?: number }
  | { kind: "user"; userId: string }
  | { kind: "bus"; type: string };

function textOf(call: Call): string {
  if (call.kind === "user") return `user:${call.userId}`;
  if (call.kind === "bus") return `bus:${call.type}`;
  const place = `${call.kind}:${call.guildId}:${call.number}`;
  return call.version === undefined ? place : `${place}:${call.version}`;
}

/** Reads what was heard; null for what is none of ours. */
export function callOf(text: string): Call | null {
  const [kind, id = "", number = "", version = ""] = text.split(":");
  if (kind === "user" && id !== "") return { kind, userId: id };
  if (kind === "bus" && id !== "") return { kind, type: id };
  if ((kind === "ticket" || kind === "note") && /^[1-9]\d*$/.test(number))
    return {
      kind,
      guildId: id,
      number: Number(number),
      ...(/^\d+$/.test(version) && { version: Number(version) }),
    };
  return null;
}

/**
 * Wakes whoever follows, when the caller's transaction commits. The same call twice in a transaction is one. For what
 * people do; a batch calls once.
 */
export async function wake(
  ctx: GuildContext | UserContext | SystemContext,
  ...calls: readonly Call[]
): Promise<void> {
  await prepared(ctx.db, "select pg_notify($1, call) from unnest($2::text[]) call", [
    CHANNEL,
    calls.map(textOf),
  ]);
}

/** A call as a part of a statement that runs anyway, in its `returning`: it costs no flight of its own. */
export const wakeSql = (call: Call): SQL => sql`pg_notify(${CHANNEL}, ${textOf(call)})`;
