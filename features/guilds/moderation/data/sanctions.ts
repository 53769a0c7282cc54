import { and, count, eq } from "drizzle-orm";
import type { GuildContext, SystemContext } from "@/db/context";
import { memberSanctions } from "@/db/schema/core";
import { prepared } from "@/db/transaction";
import { interactionGuild } from "../../data/interaction";
import { memberLevels } from "../../data/member-levels";
import type { Level } from "../../schema";

/** How a member stands whom a sanction would meet, as the last look at Discord found them. */
export async function standingOfMember(
  ctx: GuildContext,
  discordId: string,
): Promise<{ level: Level | undefined; isOwner: boolean }> {
  const [{ ownerDiscordId }, { levels }] = await Promise.all([
    interactionGuild(ctx),
    memberLevels(ctx, discordId),
  ]);
  return { level: levels.moderation, isOwner: ownerDiscordId === discordId };
}

/** Warnings that a member has had here. */
export async function warningsOf(ctx: GuildContext, discordId: string): Promise<number> {
  const t = memberSanctions;
  const [row] = await ctx.db
    .select({ warnings: count() })
    .from(t)
    .where(
      and(eq(t.guildId, ctx.guildId), eq(t.discordId, discordId), eq(t.kind, "warn"), eq(t.state, "done")),
    );
  return row?.warnings ?? 0;
}

export interface DueSanction {
  guildId: string;
  id: number;
  kind: "warn" | "timeout" | "kick" | "ban";
  discordId: string;
  reason: string;
  until: Date | null;
  /** `asked`: nobody noted what became of it. `ended`: a ban whose time is over. */
  why: "asked" | "ended";
  createdAt: Date;
}

/** What is to be done in Discord besides answering a command, over all guilds. At most 100. */
export async function dueSanctions(ctx: SystemContext): Promise<DueSanction[]> {
  const rows = await prepared<Omit<DueSanction, "id"> & { id: bigint }>(
    ctx.db,
    `select guild_id as "guildId", id, kind, discord_id as "discordId", reason, until, created_at as "createdAt",
       case when state = 'asked' then 'asked' else 'ended' end as why
     from member_sanctions
     where (state = 'asked' and created_at < $1::timestamptz - interval '30 seconds')
       or (state = 'done' and kind = 'ban' and lifted_at is null and until <= $1)
     order by id limit 100`,
    [ctx.now],
  );
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}
