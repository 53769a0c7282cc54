import { eq, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { featureFlags } from "@/db/schema/nitrado";
import { recordAudit } from "@/features/audit/mutations";
import { FLAG_SUBJECT } from "../data/flags";
import type { Flag } from "../flags";

const f = featureFlags;

/**
 * Sets what the guild wants of a flag. It is kept also while the plan or the platform stand over it.
 * @param on null: as Grizzly comes
 */
export async function setFlag(ctx: GuildContext, flag: Flag, on: boolean | null): Promise<void> {
  const { guildId } = ctx;
  await ctx.db.insert(f).values({ guildId }).onConflictDoNothing();
  const [row] = await ctx.db.select({ flags: f.flags }).from(f).where(eq(f.guildId, guildId)).for("update");
  const before = row?.flags[flag] ?? null;
  if (before === on) return;
  const flags =
    on === null
      ? sql`${f.flags} - ${flag}::text`
      : sql`${f.flags} || jsonb_build_object(${flag}::text, ${on}::boolean)`;
  await ctx.db.update(f).set({ flags, updatedAt: ctx.now }).where(eq(f.guildId, guildId));
  await recordAudit(ctx, {
    action: "guilds.flag.update",
    subjectType: FLAG_SUBJECT,
    subjectId: flag,
    before: { on: before },
    after: { on },
  });
}
