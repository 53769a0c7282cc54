import { eq, isNull, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { featureFlags } from "@/db/schema/nitrado";
import { recordAudit } from "@/features/audit/mutations";
import type { Tier } from "@/features/supporters/schema";
import type { Flag } from "../flags";

const f = featureFlags;

export interface PlatformChoice {
  /** False: off for all. True: open to every plan. Null: as plans and guilds say. */
  on: boolean | null;
  /** The lowest plan that has it, in place of the flag's own; null: the flag's own. */
  needs: Tier | null;
}

/** Sets how a feature stands for all guilds. It counts from the next request on. */
export async function setPlatformFlag(
  ctx: SystemContext,
  flag: Flag,
  { on, needs }: PlatformChoice,
  reason: string,
): Promise<void> {
  await ctx.db.insert(f).values({ guildId: null }).onConflictDoNothing();
  const [row] = await ctx.db
    .select({ id: f.id, flags: f.flags, plans: f.plans })
    .from(f)
    .where(isNull(f.guildId))
    .for("update");
  if (!row) throw new Error("The platform's row of flags is missing.");
  const before = { on: row.flags[flag] ?? null, needs: row.plans[flag] ?? null };
  if (before.on === on && before.needs === needs) return;
  const flags =
    on === null
      ? sql`${f.flags} - ${flag}::text`
      : sql`${f.flags} || jsonb_build_object(${flag}::text, ${on}::boolean)`;
  const plans =
    needs === null
      ? sql`${f.plans} - ${flag}::text`
      : sql`${f.plans} || jsonb_build_object(${flag}::text, ${needs}::text)`;
  await ctx.db.update(f).set({ flags, plans, updatedAt: ctx.now }).where(eq(f.id, row.id));
  await recordAudit(ctx, {
    action: "guilds.flag.platform",
    subjectType: "flag",
    subjectId: flag,
    before,
    after: { on, needs },
    reason,
  });
}
