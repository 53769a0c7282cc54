import type { GuildContext } from "@/db/context";
import { actingPerson } from "@/features/economy/policy";
import { forbidden, invalid } from "@/lib/errors";
import { agents, readsPrivate } from "../data/agents";
import { typeOf } from "../data/row";
import type { MoveInput } from "../schema";
import { auditTicket } from "./audit";
import { lockTicket, logChange, nameOf, saveTicket } from "./locked";
import { announceChange } from "./tell";

/**
 * Makes a ticket one of another type. Into a report about staff, and out of one, it goes by those alone who read them.
 * @throws AppError forbidden, invalid
 */
export async function moveTicket(ctx: GuildContext, { number, type, concerns }: MoveInput): Promise<void> {
  const by = actingPerson(ctx.actor);
  const row = await lockTicket(ctx, number);
  const before = typeOf(row);
  const isPrivate = type === "staff";
  if (before === type && (!isPrivate || concerns === row.concerns)) return;
  if (isPrivate !== row.isPrivate && !(await readsPrivate(ctx)))
    throw forbidden(
      "Only the guild's owner, or whom they named for it, makes a ticket a report about staff. Nothing was changed.",
    );
  const about = isPrivate ? concerns : null;
  if (about !== null && (about === by || about === row.createdBy))
    throw invalid("A report is about neither its opener nor yourself. Nothing was changed.", {
      concerns: "Choose somebody else.",
    });
  const named = about === null ? undefined : (await agents(ctx)).find((one) => one.discordId === about);
  if (about !== null && !named)
    throw invalid("This person is not among this guild's staff. Nothing was changed.", {
      concerns: "Choose somebody else.",
    });
  await saveTicket(ctx, row, {
    type,
    privacy: { isPrivate, concerns: about },
    names: { [by]: await nameOf(ctx, by), ...(named && { [named.discordId]: named.name }) },
  });
  await logChange(ctx, row, by, "moved", { before, after: type });
  await auditTicket(ctx, { ...row, isPrivate: isPrivate || row.isPrivate }, "move", {
    before: { type: before },
    after: { type },
  });
  await announceChange(ctx, row, "type");
}
