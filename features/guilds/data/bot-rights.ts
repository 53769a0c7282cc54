import { eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { guildSync } from "@/db/schema/core";
import { missingRights, RIGHTS, type Right } from "../channel-rights";

export interface BotRights {
  /** Every right that Grizzly OS can use, and whether the server gives it; none before it was read. */
  all: { name: string; held: boolean }[];
  /** What it misses for what the guild switched on, a sentence each. */
  missing: readonly string[];
  at: Date | null;
}

/** What Grizzly OS may do in the guild as a whole, as Discord last told. */
export async function botRights(ctx: GuildContext): Promise<Omit<BotRights, "missing">> {
  const [row] = await ctx.db
    .select({ bits: guildSync.botPermissions, present: guildSync.botPresent, at: guildSync.lastSyncAt })
    .from(guildSync)
    .where(eq(guildSync.guildId, ctx.guildId));
  if (!row?.present || !/^\d{1,30}$/.test(row.bits ?? "")) return { all: [], at: row?.at ?? null };
  const bits = BigInt(row.bits ?? "0");
  return {
    all: (Object.keys(RIGHTS) as Right[]).map((right) => ({
      name: RIGHTS[right].name,
      held: missingRights(bits, [right]).length === 0,
    })),
    at: row.at,
  };
}
