import { withSystem, withUser } from "@/db/context";
import { customerGuild } from "@/features/guilds/access";
import { guildsOfMember } from "@/features/guilds/data/membership";
import { actorOf } from "@/features/identity/http/gate";
import { requireSession, userScope } from "@/features/identity/web/session";
import { ownTicketCounts, ownTicketPage } from "../../data/own-list";
import type { OwnQuery } from "./query";

const READ = { readOnly: true };
const sum = <T>(rows: readonly T[], of: (row: T) => number) => rows.reduce((all, row) => all + of(row), 0);

/** The person's own tickets in all guilds or in one, with how many stand in each view. */
export async function loadOwnTickets(asked: OwnQuery) {
  const session = await requireSession();
  const { discordId } = session.user;
  const scope = userScope(session);
  const [counts, joined] = await Promise.all([
    withUser(scope, (ctx) => ownTicketCounts(ctx, discordId), READ),
    withSystem(actorOf(session.user), (ctx) => guildsOfMember(ctx, discordId), READ),
  ]);
  const known = await Promise.all(counts.map(({ guildId }) => customerGuild(session.user, guildId)));
  const guilds = counts.map(({ guildId }) => {
    const guild = known.find((one) => one?.guildId === guildId);
    return { guildId, slug: guild?.slug ?? guildId, name: guild?.name ?? "A guild that is gone" };
  });
  const chosen = guilds.find((guild) => guild.slug === asked.guild || guild.guildId === asked.guild);
  const query = { ...asked, guild: chosen?.slug ?? null };
  const page = await withUser(
    scope,
    (ctx) => ownTicketPage(ctx, discordId, { ...query, guildId: chosen?.guildId ?? null }),
    READ,
  );
  const counted = counts.filter(({ guildId }) => !chosen || guildId === chosen.guildId);
  return {
    query,
    guilds,
    /** Guilds that could be asked: somebody who is in none cannot open a ticket. */
    canAsk: joined.length > 0,
    counts: {
      all: sum(counted, (row) => row.all),
      waiting: sum(counted, (row) => row.waiting),
      open: sum(counted, (row) => row.open),
      closed: sum(counted, (row) => row.closed),
    },
    any: counts.length > 0,
    next: page.next,
    tickets: page.tickets.map((ticket) => {
      const guild = guilds.find(({ guildId }) => guildId === ticket.guildId);
      return { ...ticket, guild: guild ?? { guildId: ticket.guildId, slug: ticket.guildId, name: "" } };
    }),
  };
}

export type OwnTickets = Awaited<ReturnType<typeof loadOwnTickets>>;
