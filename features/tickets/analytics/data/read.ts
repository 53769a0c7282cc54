import { eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { ticketAnalyticsSync } from "@/db/schema/tickets";
import { prepared } from "@/db/transaction";
import type { DaySpan } from "../ranges";
import type { NumbersFilter, NumbersRow, Promises } from "../schema";

interface Row extends Omit<NumbersRow, "promises"> {
  promises: Promises | null;
}

export interface NumbersRead {
  /** A row a day of what is looked at. */
  days: NumbersRow[];
  /** A row a day and agent, within the category. */
  agents: NumbersRow[];
  /** A row a day and category, of the agent. */
  categories: NumbersRow[];
}

/** Rows of the rollup between two days, as they are looked at and one level below. */
export async function readNumbers(
  ctx: GuildContext,
  { from, to }: Pick<DaySpan, "from" | "to">,
  { category, agent }: NumbersFilter,
): Promise<NumbersRead> {
  const rows = await prepared<Row>(
    ctx.db,
    `select date::text, category, agent_id as agent, tickets_created as opened, tickets_closed as closed, reopened,
       total_messages as messages, staff_messages as "staffMessages", active_staff_count as "activeStaff", ratings,
       rating_sum as "ratingSum", first_answers as "firstAnswers", resolutions, promises
     from ticket_analytics where guild_id = $1 and date between $2::date and $3::date
       and (category = $4 or agent_id = $5) and (category = $4 or $4 = '') and (agent_id = $5 or $5 = '')
     order by date`,
    [ctx.guildId, from, to, category ?? "", agent ?? ""],
  );
  const all = rows.map((row): NumbersRow => ({ ...row, promises: row.promises ?? {} }));
  const at = { category: category ?? "", agent: agent ?? "" };
  return {
    days: all.filter((row) => row.category === at.category && row.agent === at.agent),
    agents: all.filter((row) => row.category === at.category && row.agent !== ""),
    categories: all.filter((row) => row.category !== "" && row.agent === at.agent),
  };
}

/** Everyone who has numbers between two days. */
export async function agentsBetween(
  ctx: GuildContext,
  { from, to }: Pick<DaySpan, "from" | "to">,
): Promise<string[]> {
  const rows = await prepared<{ agent: string }>(
    ctx.db,
    `select distinct agent_id as agent from ticket_analytics
     where guild_id = $1 and date between $2::date and $3::date and category = '' and agent_id <> ''`,
    [ctx.guildId, from, to],
  );
  return rows.map((row) => row.agent);
}

/** How far the rollup has read; null before its first turn. */
export async function numbersState(ctx: GuildContext) {
  const s = ticketAnalyticsSync;
  const [row] = await ctx.db.select().from(s).where(eq(s.guildId, ctx.guildId));
  return row ?? null;
}

/** What agents are called in the guild, by Discord id. */
export async function agentNames(ctx: GuildContext, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await prepared<{ id: string; name: string }>(
    ctx.db,
    "select discord_id as id, display_name as name from guild_members where guild_id = $1 and discord_id = any($2::text[]) and display_name is not null",
    [ctx.guildId, ids],
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}
