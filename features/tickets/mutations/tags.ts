import type { GuildContext } from "@/db/context";
import { actingPerson } from "@/features/economy/policy";
import type { TagsInput } from "../schema";
import { auditTicket } from "./audit";
import { lockTicket, logChange, nameOf, saveTicket } from "./locked";
import { announceChange } from "./tell";

/** Gives a ticket these tags and no others; a closed one too. */
export async function setTags(ctx: GuildContext, { number, tags }: TagsInput): Promise<void> {
  const by = actingPerson(ctx.actor);
  const row = await lockTicket(ctx, number);
  if (row.tags.join() === tags.join()) return;
  await saveTicket(ctx, row, { tags, names: { [by]: await nameOf(ctx, by) } });
  await logChange(ctx, row, by, "tags", { before: row.tags.join(", "), after: tags.join(", ") });
  await auditTicket(ctx, row, "tag", { before: { tags: row.tags }, after: { tags } });
  await announceChange(ctx, row, "tags");
}
