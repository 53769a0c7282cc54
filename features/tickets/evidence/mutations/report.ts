import type { GuildContext } from "@/db/context";
import { ticketReports } from "@/db/schema/cases";
import { actingPerson } from "@/features/economy/policy";
import { linkedPlayer } from "@/features/players/data/links";
import { conflict, notFound } from "@/lib/errors";
import { TITLE_MAX } from "../../limits";
import { type OpenedTicket, openTicket } from "../../mutations/open";
import { setSubject } from "../../mutations/subject";
import { type DeathRow, ownDeath, whereOf } from "../data/deaths";
import { around, REPORT_DAYS } from "../rules";
import type { DeathReportInput, Party } from "../schema";

function titleOf(death: DeathRow): string {
  const by = death.killer_name === null ? "Died" : `Killed by ${death.killer_name}`;
  const where = whereOf(death);
  return `${by}${where === null ? "" : ` ${where.replace(/^grid/, "at grid")}`}`.slice(0, TITLE_MAX);
}

function partiesOf(death: DeathRow, playerId: number): Party[] {
  const opener: Party = { playerId, name: death.victim_name ?? "The opener", role: "opener" };
  const killer = death.killer_player_id === null ? null : Number(death.killer_player_id);
  if (killer === null || killer === playerId) return [opener];
  return [opener, { playerId: killer, name: death.killer_name ?? "Somebody", role: "other" }];
}

/**
 * Opens a ticket of the acting person about one of their own last deaths. Its timeline completes itself when the log
 * has arrived. The same key again answers with the ticket that it opened.
 * @throws AppError conflict without a linked player, for a death that is reported already (`open-already` and its
 * `number`) and where the guild's rules refuse; not_found for a death that is not theirs, or too old
 */
export async function openDeathReport(ctx: GuildContext, input: DeathReportInput): Promise<OpenedTicket> {
  const opener = actingPerson(ctx.actor);
  const player = await linkedPlayer(ctx, ctx.guildId, opener);
  if (!player) throw conflict("Link your player first: then your deaths can be told from others'.");
  const death = await ownDeath(ctx, { discordId: opener, playerId: player.playerId }, input.killId);
  if (!death?.service_id) throw notFound(`This is none of your deaths of the last ${REPORT_DAYS} days.`);
  const { key, text } = input;
  const opened = await openTicket(ctx, { key, type: "report", title: titleOf(death), text, order: null });
  if (opened.replayed) return opened;
  // Whatever was opened meanwhile goes back with the transaction.
  if (death.reported !== null)
    throw conflict(`Ticket ${death.reported} is about this death already. Write in it.`, {
      code: "open-already",
      number: death.reported,
    });
  const ticketId = await setSubject(ctx, opened.number, { type: "kill", id: String(input.killId) });
  const { from, until } = around(death.at);
  const { kind, service, killer_name: killer, weapon, distance, x, y } = death;
  await ctx.db.insert(ticketReports).values({
    guildId: ctx.guildId,
    ticketId,
    killId: input.killId,
    serviceId: death.service_id,
    map: death.map,
    asksFor: input.asksFor,
    parties: partiesOf(death, player.playerId),
    facts: { kind, service, killer, weapon, distance, x, y },
    diedAt: death.at,
    fromAt: from,
    untilAt: until,
    createdAt: ctx.now,
  });
  return opened;
}
