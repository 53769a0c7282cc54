import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { conflict, forbidden } from "@/lib/errors";
import { coinsToNumber } from "@/lib/money";
import { DAY, isoDate } from "@/lib/time";
import { economySettings } from "../data/settings";
import { actingPerson } from "../policy";
import { dailyAmount, dayStart, pay } from "../rules";
import { openAccounts } from "./movement";
import { post } from "./post";

// Reads and writes in one statement: of many claims at once one finds a row that it may change.
const CLAIM = `
update economy_accounts
set last_daily = $3, updated_at = $3,
    daily_streak = case when last_daily >= $5 then daily_streak + 1 else 1 end
where guild_id = $1 and discord_id = $2 and (last_daily is null or last_daily < $4)
returning daily_streak`;

// Whoever merely looks at a public shop is no member: coins are for those who are in the guild, or play there.
const BELONGS = `
select exists (select 1 from guild_members where guild_id = $1 and discord_id = $2 and left_at is null)
    or exists (select 1 from player_links where guild_id = $1 and discord_id = $2 and verified) as yes`;

/**
 * Pays the daily claim of the acting person: once a day (UTC), more on each day of a streak.
 * @throws AppError forbidden for strangers to the guild, conflict when it was claimed today, with `details.nextAt`
 */
export async function claimDaily(
  ctx: GuildContext,
): Promise<{ amount: number; day: number; balance: number }> {
  const person = actingPerson(ctx.actor);
  const today = dayStart(ctx.now);
  const yesterday = new Date(today.getTime() - DAY);
  const [member] = await prepared<{ yes: boolean }>(ctx.db, BELONGS, [ctx.guildId, person]);
  if (!member?.yes)
    throw forbidden("The daily claim is for members. Join this guild's Discord, then come back.");
  const [settings] = await Promise.all([economySettings(ctx), openAccounts(ctx, [person])]);
  const [claimed] = await prepared<{ daily_streak: number }>(ctx.db, CLAIM, [
    ctx.guildId,
    person,
    ctx.now,
    today,
    yesterday,
  ]);
  if (!claimed) {
    const nextAt = new Date(today.getTime() + DAY).toISOString();
    throw conflict("You have claimed today. The next claim is possible at midnight UTC.", { nextAt });
  }
  const amount = dailyAmount(settings, claimed.daily_streak);
  if (amount === 0n) throw conflict("This guild has no daily claim.");
  const day = isoDate(ctx.now);
  const { legs } = await post(ctx, {
    key: `daily:${person}:${day}`,
    kind: "daily",
    legs: pay("mint", { person }, amount),
    cause: { kind: "daily", id: day },
    description: "Daily claim",
    metadata: { day: claimed.daily_streak },
  });
  const balance = legs.find((leg) => leg.person === person)?.balanceAfter ?? 0n;
  return { amount: coinsToNumber(amount), day: claimed.daily_streak, balance: coinsToNumber(balance) };
}
