import type { GuildContext } from "@/db/context";
import { actingPerson } from "@/features/economy/policy";
import { conflict, notFound } from "@/lib/errors";
import { type OpenedTicket, openTicket } from "../../mutations/open";
import { setSubject } from "../../mutations/subject";
import { openTicketInput } from "../../schema";
import { ownVerdict } from "../data/own";
import type { AppealInput } from "../schema";
import { dayWords } from "../words";

/**
 * Opens an appeal of a verdict that concerns the acting person, as a ticket of its own that somebody else decides. The
 * same key again answers with the ticket that it opened.
 * @throws AppError not_found for a verdict that does not concern them; conflict where it cannot be appealed (any more)
 */
export async function appealVerdict(ctx: GuildContext, input: AppealInput): Promise<OpenedTicket> {
  const who = actingPerson(ctx.actor);
  const verdict = await ownVerdict(ctx, input.verdict, who);
  if (!verdict) throw notFound("This verdict does not exist.");
  const title = `Appeal: verdict ${verdict.number} of ${dayWords(new Date(verdict.at))}`;
  const asked = openTicketInput.parse({ key: input.key, type: "appeal", title, text: input.text });
  const opened = await openTicket(ctx, asked, true);
  if (opened.replayed) return opened;
  // What was opened goes back with the transaction.
  if (verdict.appealProblem !== null) throw conflict(verdict.appealProblem, { code: "refused" });
  await setSubject(ctx, opened.number, { type: "verdict", id: String(verdict.number) });
  return opened;
}
