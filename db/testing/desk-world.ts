import { randomUUID } from "node:crypto";
import { type GuildContext, type GuildScope, withGuild, withSystem } from "@/db/context";
import { updateModeration } from "@/features/guilds/moderation/mutations";
import { DEFAULT_MODERATION, type Desk } from "@/features/guilds/moderation/rules";
import { readsPrivate } from "@/features/tickets/data/agents";
import { inbox } from "@/features/tickets/data/inbox";
import { foundLines, searchTickets } from "@/features/tickets/data/search";
import { ticketOf } from "@/features/tickets/data/tickets";
import { writeAsOpener, writeAsStaff } from "@/features/tickets/mutations/message";
import { openTicket } from "@/features/tickets/mutations/open";
import { inboxInput, openTicketInput } from "@/features/tickets/schema";
import type { TestDatabase } from "./database";
import { type Person, type ShopWorld, shopWorld } from "./shop-world";

const key = () => randomUUID();

function person(of: ShopWorld, nr: number): Person {
  const found = of.people[nr];
  if (!found) throw new Error("The world has four people.");
  return found;
}

/** A guild whose owner, two agents and a member work with tickets, and another guild with one member. */
export async function deskWorld(sql: TestDatabase["sql"]) {
  const [world, other] = [await shopWorld(sql, 4), await shopWorld(sql, 1)];
  const [ann, mara, jonas, owner] = [0, 1, 2, 3].map((nr) => person(world, nr)) as [
    Person,
    Person,
    Person,
    Person,
  ];
  for (const one of [world, other])
    await sql(
      "insert into guild_members (guild_id, discord_id, display_name) select $1, u.id, 'Name of ' || right(u.id, 4) from unnest($2::text[]) u (id)",
      [one.guildId, one.people.map((one) => one.discordId)],
    );
  await sql("update guilds set owner_discord_id = $2 where guild_id = $1", [world.guildId, owner.discordId]);
  await sql(
    "insert into guild_section_grants (guild_id, section, subject_kind, subject_id, level) select $1, 'tickets', 'user', u, 'support' from unnest($2::text[]) u",
    [world.guildId, [mara.discordId, jonas.discordId]],
  );
  await withGuild(world.job, (ctx) =>
    updateModeration(ctx, { tickets: { openers: "everyone", maxOpen: 20, note: "" } }),
  );

  const as = <T>(
    who: Person,
    work: (ctx: GuildContext) => Promise<T>,
    of = world,
    change: Partial<GuildScope> = {},
  ) => withGuild({ ...of.signedIn(who), ...change }, work);

  /** What a search finds for an agent, before it is read in their own scope. */
  const hits = async (text: string, who = mara) => {
    const reader = { discordId: who.discordId, readsPrivate: await as(who, readsPrivate) };
    return withSystem({ kind: "system", job: "test" }, (ctx) =>
      searchTickets(ctx, world.job.guildId, reader, text),
    );
  };

  return {
    world,
    other,
    /** A member of the other guild. */
    foreign: person(other, 0),
    ann,
    mara,
    jonas,
    owner,
    as,
    open: async (who = ann, change: object = {}, of = world) => {
      const input = openTicketInput.parse({
        key: key(),
        type: "report",
        title: "Shot inside the trader",
        text: "It was at Green Mountain, at 9:48.",
        ...change,
      });
      return (await as(who, (ctx) => openTicket(ctx, input), of)).number;
    },
    read: (number: number, who = mara) => as(who, (ctx) => ticketOf(ctx, number)),
    write: (who: Person, number: number, text: string) =>
      as(who, (ctx) => writeAsOpener(ctx, { key: key(), number, text, reopen: false })),
    answer: (who: Person, number: number, text: string) =>
      as(who, (ctx) => writeAsStaff(ctx, { key: key(), number, text, seen: 0, anyway: true })),
    /** Numbers of the inbox, in its order. */
    listed: async (query: object = {}, who = mara) =>
      (await as(who, (ctx) => inbox(ctx, who.discordId, inboxInput.parse(query)))).tickets.map(
        (line) => line.number,
      ),
    setDesk: (desk: Partial<Desk>) =>
      withGuild(world.job, (ctx) => updateModeration(ctx, { desk: { ...DEFAULT_MODERATION.desk, ...desk } })),
    hits,
    /** What a search shows to an agent. */
    found: async (text: string, who = mara) => {
      const ids = await hits(text, who);
      return as(who, (ctx) => foundLines(ctx, who.discordId, ids, text));
    },
  };
}
