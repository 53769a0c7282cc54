import { notFound } from "next/navigation";
import { withGuild } from "@/db/context";
import { requireSession } from "@/features/identity/web/session";
import { loadShell } from "@/features/identity/web/shell";
import { ratingComments } from "../../analytics/data/comments";
import { agentNames, agentsBetween, numbersState, readNumbers } from "../../analytics/data/read";
import { guildZone } from "../../analytics/data/zone";
import { dayIn, spanOf } from "../../analytics/ranges";
import { agentSeen, seesEverybody } from "../../analytics/rights";
import { figuresBy, figuresOf } from "../../analytics/summary";
import { inboxCounts } from "../../data/inbox";
import { type DeskGuild, deskGuildsOf } from "../desk-guilds";
import type { NumbersQuery } from "./query";

const READ = { readOnly: true };

async function readGuild({ access, scope }: DeskGuild, me: string, query: NumbersQuery) {
  const level = access.sections.tickets;
  const agent = agentSeen(query.agent, me, level);
  if (agent === "hidden") return null;
  const filter = { category: query.category, agent };
  return withGuild(
    scope,
    async (ctx) => {
      const zone = await guildZone(ctx);
      const { span, before } = spanOf(query.range, dayIn(zone, ctx.now));
      const everybody = seesEverybody(level);
      const [rows, known, state, counts, comments] = await Promise.all([
        readNumbers(ctx, { from: before.from, to: span.to }, filter),
        everybody ? agentsBetween(ctx, { from: before.from, to: span.to }) : [],
        numbersState(ctx),
        inboxCounts(ctx, me),
        ratingComments(ctx, zone, span, filter),
      ]);
      const agents = rows.agents.filter((row) => everybody || row.agent === me);
      const names = await agentNames(ctx, [...known, me]);
      const { slug } = access;
      return {
        rows: { ...rows, agents },
        /** Distinct people who wrote, also where the reader does not see who. */
        active: new Set(
          rows.agents.filter((row) => row.date >= span.from && row.activeStaff > 0).map((row) => row.agent),
        ),
        zone,
        span,
        before,
        names,
        known,
        computedAt: state?.computedAt ?? null,
        overdue: counts.overdue,
        comments: comments.map((one) => ({ ...one, slug })),
      };
    },
    READ,
  );
}

/** The desk's numbers over all guilds where the person may see tickets, or over one of them. */
export async function loadNumbers(asked: NumbersQuery) {
  // The frame asks Discord for a person's guilds on their first page.
  const [session] = await Promise.all([requireSession(), loadShell()]);
  const { user } = session;
  const guilds = await deskGuildsOf(session);
  const chosen = guilds.filter(
    ({ access }) => asked.guild === null || access.slug === asked.guild || access.guildId === asked.guild,
  );
  if (chosen.length === 0) notFound();
  const may = chosen.some(
    ({ access }) => agentSeen(asked.agent, user.discordId, access.sections.tickets) !== "hidden",
  );
  const query = may ? asked : { ...asked, agent: null };
  const read = (await Promise.all(chosen.map((one) => readGuild(one, user.discordId, query)))).filter(
    (one) => one !== null,
  );
  const [first] = read.toSorted((a, b) => b.span.to.localeCompare(a.span.to));
  if (!first) notFound();
  const { span, before } = first;
  const within = <Row extends { date: string }>(rows: readonly Row[], part: typeof span) =>
    rows.filter((row) => row.date >= part.from && row.date <= part.to);
  const days = read.flatMap((one) => one.rows.days);
  const names = new Map(read.flatMap((one) => [...one.names]));
  const agents = figuresBy(
    within(
      read.flatMap((one) => one.rows.agents),
      span,
    ),
    (row) => row.agent,
  );
  const [only] = chosen.length === 1 ? chosen : [];
  return {
    query,
    me: user.discordId,
    guilds: guilds.map(({ access }) => ({ slug: access.slug, name: access.name })),
    /** Whose numbers the reader may choose beside their own. */
    others: [...new Set(read.flatMap((one) => one.known))]
      .filter((id) => id !== user.discordId)
      .map((id) => ({ id, name: names.get(id) ?? id }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    span,
    rows: within(days, span),
    now: figuresOf(within(days, span)),
    earlier: figuresOf(within(days, before)),
    agents: [...agents]
      .map(([id, figures]) => ({ id, name: names.get(id) ?? id, figures }))
      .sort((a, b) => b.figures.staffMessages - a.figures.staffMessages || a.name.localeCompare(b.name)),
    categories: figuresBy(
      within(
        read.flatMap((one) => one.rows.categories),
        span,
      ),
      (row) => row.category,
    ),
    activeStaff: new Set(read.flatMap((one) => [...one.active])).size,
    overdue: read.reduce((sum, one) => sum + one.overdue, 0),
    comments: read
      .flatMap((one) => one.comments)
      .sort((a, b) => b.at.localeCompare(a.at))
      .slice(0, 5),
    zones: [...new Set(read.map((one) => one.zone))],
    computedAt: read.every((one) => one.computedAt) ? oldest(read.map((one) => one.computedAt)) : null,
    /** Where a file of one guild's numbers is; several guilds have one each. */
    exportFrom: only ? only.access.guildId : null,
  };
}

function oldest(moments: readonly (Date | null)[]): string | null {
  const times = moments.flatMap((at) => (at ? [at.getTime()] : []));
  return times.length === 0 ? null : new Date(Math.min(...times)).toISOString();
}

export type NumbersData = Awaited<ReturnType<typeof loadNumbers>>;
