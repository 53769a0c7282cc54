import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { recordAudit } from "@/features/audit/mutations";
import { publish } from "@/features/events/mutations";
import { conflict, notFound } from "@/lib/errors";
import { formatCoins } from "@/lib/money";
import { DAY } from "@/lib/time";
import { bountyEvents } from "../events";
import { EXPIRY_GRACE } from "../rules";
import type { CancelBountyInput } from "../schema";
import { lockForRefund, type OpenBounty, refund } from "./settle";
import { tell } from "./tell";

/** At most this many go back in one run; the next run takes the others. */
const A_RUN = 100;
const OVER = "The time was over, and the log showed no kill that claims it.";

const DUE = `
select bounty_id as id from bounties b
where b.guild_id = $1 and b.status = 'active' and b.expires_at < $2
  and (b.expires_at < $3 or not exists (
    select 1 from nitrado_services s where s.guild_id = b.guild_id and s.is_active and s.log_checked_at < b.expires_at + $4::interval))
order by b.placed_by_discord_id, b.bounty_id limit ${A_RUN}`;

/**
 * Gives back the coins of bounties whose time is over. The log is late, so each waits until it was read past the
 * bounty's end, a day at most. A job runs it. @returns how many ended
 */
export async function expireBounties(ctx: GuildContext): Promise<number> {
  const now = ctx.now.getTime();
  const due = await prepared<{ id: bigint }>(ctx.db, DUE, [
    ctx.guildId,
    new Date(now - EXPIRY_GRACE),
    new Date(now - DAY),
    `${EXPIRY_GRACE / 1_000} seconds`,
  ]);
  let ended = 0;
  for (const { id } of due) {
    const bounty = await lockForRefund(ctx, Number(id));
    if (bounty?.status !== "active") continue;
    await refund(ctx, bounty, "expired", OVER);
    await announce(ctx, bounty, "expired", OVER);
    ended++;
  }
  return ended;
}

/**
 * Staff end a bounty that is on a head, or waits for its hunter: the coins go back. Who placed it cannot take it back
 * themselves, because the kill may stand in the log already.
 * @throws AppError not_found, conflict when it is over
 */
export async function cancelBounty(ctx: GuildContext, input: CancelBountyInput): Promise<void> {
  const bounty = await lockForRefund(ctx, input.bountyId);
  if (!bounty) {
    const [known] = await prepared(ctx.db, "select 1 from bounties where guild_id = $1 and bounty_id = $2", [
      ctx.guildId,
      input.bountyId,
    ]);
    if (!known) throw notFound("There is no such bounty in this guild.");
    throw conflict("This bounty is over. Its coins have moved already.");
  }
  await refund(ctx, bounty, "cancelled", input.reason);
  await announce(ctx, bounty, "cancelled", input.reason);
}

/** Tells everyone concerned that the coins of a bounty went back. */
export async function announce(
  ctx: GuildContext,
  bounty: OpenBounty,
  how: "expired" | "cancelled",
  reason: string,
): Promise<void> {
  const about = { bountyId: bounty.id, target: bounty.target, amount: bounty.amount.toString() };
  await recordAudit(ctx, {
    action: how === "expired" ? "bounties.expire" : "bounties.cancel",
    subjectType: "bounty",
    subjectId: String(bounty.id),
    before: { status: bounty.status },
    after: { status: how },
    reason,
  });
  await publish(ctx, {
    type: `bounties.${how}`,
    key: String(bounty.id),
    payload:
      how === "expired"
        ? bountyEvents.expired.parse(about)
        : bountyEvents.cancelled.parse({ ...about, reason }),
  });
  await tell(ctx, bounty.placer, {
    what: how,
    bountyId: bounty.id,
    level: "info",
    title:
      how === "expired"
        ? `Your bounty on ${bounty.target} ran out`
        : `Staff cancelled your bounty on ${bounty.target}`,
    body: `${formatCoins(bounty.amount)} coins are back on your account.${how === "cancelled" ? ` Reason: ${reason}` : ""}`,
  });
}
