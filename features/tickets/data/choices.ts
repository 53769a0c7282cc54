import { and, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { tickets } from "@/db/schema/tickets";
import { moderation } from "@/features/guilds/moderation/data";
import { type Agent, type Suggestion, suggestAgent } from "../assign-rules";
import { agents, readsPrivate } from "./agents";
import { typeOf } from "./row";
import { usedTags } from "./tags";

/** What an agent chooses from. */
export interface DeskChoices {
  agents: Agent[];
  suggestion: Suggestion | null;
  tags: string[];
  readsPrivate: boolean;
}

/** @param number the ticket that somebody is looked for; null where it is for many, and nobody is suggested */
export async function deskChoices(ctx: GuildContext, number: number | null): Promise<DeskChoices> {
  const [all, tags, rules, reads, row] = await Promise.all([
    agents(ctx),
    usedTags(ctx),
    moderation(ctx),
    readsPrivate(ctx),
    number === null ? undefined : ticketRow(ctx, number),
  ]);
  const may = row ? all.filter((agent) => ![row.createdBy, row.concerns].includes(agent.discordId)) : all;
  const named = row?.isPrivate
    ? rules.desk.privateHandlers
    : row
      ? (rules.desk.handlers[typeOf(row)] ?? [])
      : [];
  const suggestion = row ? suggestAgent(may, named, [row.assignedTo], ctx.now) : null;
  return { agents: may, suggestion, tags, readsPrivate: reads };
}

async function ticketRow(ctx: GuildContext, number: number) {
  const [row] = await ctx.db
    .select()
    .from(tickets)
    .where(and(eq(tickets.guildId, ctx.guildId), eq(tickets.number, number)));
  return row;
}
