import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import type { Level } from "@/features/guilds/levels";
import { personByDiscord } from "@/features/identity/data/people";
import { notify } from "@/features/notices/mutations";
import { forbidden, invalid } from "@/lib/errors";
import { formatCoins } from "@/lib/money";
import { givenLately } from "../data/given";
import { currencyOf } from "../data/settings";
import { actingPerson, staffRefusal } from "../policy";
import type { StaffAmountInput } from "../schema";
import { fineCoins, grantCoins } from "./staff";

export type StaffCoins = StaffAmountInput & { kind: "grant" | "fine" };

const KNOWN = `
select exists (select 1 from economy_accounts where guild_id = $1 and discord_id = $2)
    or exists (select 1 from guild_members where guild_id = $1 and discord_id = $2 and left_at is null)
    or exists (select 1 from player_links where guild_id = $1 and discord_id = $2 and verified) as known`;

/**
 * Staff give a person coins, or take them, within what their level allows; the person is told, with the reason.
 * @param level of the acting person in the economy
 * @throws AppError forbidden past a limit, invalid for a stranger, conflict when somebody has fewer coins
 */
export async function moveStaffCoins(
  ctx: GuildContext,
  level: Level | undefined,
  { kind, ...input }: StaffCoins,
): Promise<{ balance: number; replayed: boolean }> {
  const acting = actingPerson(ctx.actor);
  // One after the other for a person: two at once would both fit into what is left of the day.
  await prepared(ctx.db, "select pg_advisory_xact_lock(hashtext('economy-staff'), hashtext($1))", [
    `${ctx.guildId}:${acting}`,
  ]);
  const [{ known } = { known: false }] = await prepared<{ known: boolean }>(ctx.db, KNOWN, [
    ctx.guildId,
    input.discordId,
  ]);
  if (!known)
    throw invalid("Nothing was moved.", {
      discordId: "This person neither is a member nor has played here.",
    });
  const done = await prepared(
    ctx.db,
    "select 1 from economy_movements where guild_id = $1 and idempotency_key = $2",
    [ctx.guildId, `${kind}:${acting}:${input.key}`],
  );
  const refusal = staffRefusal({
    level,
    kind,
    amount: input.amount,
    givenToday: done.length > 0 ? 0 : await givenLately(ctx),
    self: acting === input.discordId,
  });
  if (refusal) throw forbidden(`${refusal} Nothing was moved.`);
  const moved = await (kind === "grant" ? grantCoins(ctx, input) : fineCoins(ctx, input));
  if (!moved.replayed) await tell(ctx, kind, input);
  return moved;
}

async function tell(ctx: GuildContext, kind: StaffCoins["kind"], input: StaffAmountInput): Promise<void> {
  const [person, currency] = await Promise.all([
    personByDiscord(ctx, input.discordId),
    currencyOf(ctx, ctx.guildId),
  ]);
  if (!person) return;
  const coins = `${formatCoins(input.amount)} ${currency.symbol}`;
  await notify(ctx, {
    grizzlyUserId: person.id,
    kind: `economy.${kind}`,
    level: kind === "grant" ? "success" : "warning",
    title: kind === "grant" ? `Staff gave you ${coins}` : `Staff took ${coins} from you`,
    body: `Their reason: ${input.reason}`,
    href: `/me/wallet`,
    key: `economy:${kind}:${input.key}`,
  });
}
