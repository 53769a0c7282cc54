import { withGuild, withSystem } from "@/db/context";
import { mayEnter } from "@/features/guilds/rules";
import { actorOf } from "@/features/identity/http/gate";
import type { SessionUser } from "@/features/identity/schema";
import { notFound } from "@/lib/errors";
import { readsPrivate } from "../data/agents";
import { byPosition, type InboxCounts, inbox, inboxCounts } from "../data/inbox";
import { type FoundTicket, foundLines, searchTickets } from "../data/search";
import { usedTags } from "../data/tags";
import type { InboxLine } from "../schema";
import { COUNT_MAX } from "../words";
import type { DeskGuild } from "./desk-guilds";
import type { DeskQuery } from "./ticket-query";

const READ = { readOnly: true };
const PAGE = 50;

/** A ticket of one of the reader's guilds, as a browser gets it: by names, and no ids of people. */
export interface DeskTicketLine extends Omit<InboxLine, "opener" | "assignee"> {
  opener: Pick<InboxLine["opener"], "name" | "tier">;
  assignee: { name: string; me: boolean } | null;
}

export interface DeskLine extends DeskTicketLine {
  guild: { id: string; slug: string; name: string };
  position: string;
}

function named<Line extends InboxLine>({ opener, assignee, ...line }: Line, reader: SessionUser) {
  return {
    ...line,
    opener: { name: opener.name, tier: opener.tier },
    assignee: assignee && { name: assignee.name, me: assignee.discordId === reader.discordId },
  };
}

/** A page of the inbox, with how many tickets stand in each view. */
export interface DeskPage {
  counts: InboxCounts;
  tickets: DeskLine[];
  /** What to ask with for the page behind, null at the end. */
  next: string | null;
  /** Tags that the chosen guilds use. */
  tags: string[];
}

const guildOf = ({ access }: DeskGuild) => ({ id: access.guildId, slug: access.slug, name: access.name });

/** @throws AppError not_found where none of the reader's guilds is meant */
function chosenOf(guilds: readonly DeskGuild[], wanted: string | null): DeskGuild[] {
  const chosen = guilds.filter(
    ({ access }) => wanted === null || access.slug === wanted || access.guildId === wanted,
  );
  if (chosen.length === 0) throw notFound();
  return chosen;
}

function sum(all: readonly InboxCounts[]): InboxCounts {
  const total: InboxCounts = { open: 0, mine: 0, unassigned: 0, staff: 0, opener: 0, overdue: 0 };
  for (const counts of all)
    for (const view of Object.keys(total) as (keyof InboxCounts)[])
      total[view] = Math.min(COUNT_MAX, total[view] + counts[view]);
  return total;
}

/** One queue over all chosen guilds: each gives its part of the page, and the first of all of them make it. */
export async function deskPage(
  guilds: readonly DeskGuild[],
  user: SessionUser,
  query: DeskQuery,
): Promise<DeskPage> {
  const { view, type, tag, after } = query;
  const read = await Promise.all(
    chosenOf(guilds, query.guild).map((one) =>
      withGuild(
        one.scope,
        async (ctx) => {
          const [page, counts, tags] = await Promise.all([
            inbox(ctx, user.discordId, { view, type, tag, after }),
            inboxCounts(ctx, user.discordId),
            usedTags(ctx),
          ]);
          const guild = guildOf(one);
          return {
            counts,
            tags,
            page,
            tickets: page.tickets.map((line): DeskLine => ({ ...named(line, user), guild })),
          };
        },
        READ,
      ),
    ),
  );
  const all = read.flatMap((one) => one.tickets).sort(byPosition(view === "closed"));
  const tickets = all.slice(0, PAGE);
  const more = all.length > PAGE || read.some((one) => one.page.next !== null);
  return {
    counts: sum(read.map((one) => one.counts)),
    tickets,
    next: more ? (tickets.at(-1)?.position ?? null) : null,
    tags: [...new Set(read.flatMap((one) => one.tags))].sort((a, b) => a.localeCompare(b, "en")),
  };
}

export interface DeskFound extends Omit<FoundTicket<InboxLine>, "ticket"> {
  ticket: DeskTicketLine;
  guild: DeskLine["guild"];
}

/** What a search finds in the chosen guilds, newest first in each. */
export async function deskSearch(
  guilds: readonly DeskGuild[],
  user: SessionUser,
  asked: { text: string; guild: string | null },
): Promise<DeskFound[]> {
  const found = await Promise.all(
    chosenOf(guilds, asked.guild).map(async (one) => {
      const { discordId } = user;
      const reader = { discordId, readsPrivate: await withGuild(one.scope, readsPrivate, READ) };
      const hits = await withSystem(
        actorOf(user),
        (ctx) => searchTickets(ctx, one.scope.guildId, reader, asked.text),
        READ,
      );
      const lines = await withGuild(one.scope, (ctx) => foundLines(ctx, discordId, hits, asked.text), READ);
      return lines.map(
        (line): DeskFound => ({ ...line, ticket: named(line.ticket, user), guild: guildOf(one) }),
      );
    }),
  );
  return found.flat();
}

/** Whether somebody may answer tickets in a guild of theirs. */
export const mayAnswer = ({ access }: DeskGuild): boolean =>
  mayEnter(access.sections, "tickets", "support") && access.seeAs === null;
