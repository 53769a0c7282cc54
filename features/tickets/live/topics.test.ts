import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import type { Session } from "@/features/identity/schema";
import { deskTopic, ownTopic, ticketTopic, userTopic } from "@/features/live/names";
import { PASS_MS } from "@/features/live/pass";
import { writeAsOpener, writeAsStaff, writeNote } from "../mutations/message";
import { openTicket } from "../mutations/open";
import { openTicketInput } from "../schema";
import { ticketNews } from "./data";
import { followable } from "./topics";

let db: TestDatabase;
let world: ShopWorld;
let other: ShopWorld;
const people: Record<"opener" | "agent" | "stranger", Person> = {} as never;
let number: number;

const sessionOf = ({ userId: id, discordId, name }: Person): Session => ({
  id: randomUUID(),
  user: { id, discordId, name, avatar: null, locale: null, timeZone: null, staff: null },
  createdAt: new Date(),
  idleUntil: new Date(Date.now() + 60_000),
  expiresAt: new Date(Date.now() + 60_000),
  seeAs: null,
});
const names = async (who: Person, wanted: string[]) =>
  (await followable(sessionOf(who), wanted)).map(([topic]) => topic);
const as = <T>(who: Person, work: Parameters<typeof withGuild<T>>[1]) => withGuild(world.signedIn(who), work);
const said = (text: string) => ({ key: randomUUID(), number, text });
const all = () => [
  ticketTopic(world.guildId, number),
  ownTopic(world.guildId, number),
  deskTopic(world.guildId),
  ticketTopic(other.guildId, number),
  ownTopic(other.guildId, number),
  deskTopic(other.guildId),
  "everything",
];

// Discord is asked nothing here: what it said is fresh. Its client wants settings all the same.
const SETTINGS = {
  DATABASE_URL: "postgres://x@127.0.0.1:1/none",
  NEXTAUTH_SECRET: "x".repeat(40),
  INTERNAL_SECRET: "x".repeat(40),
  SECRETS_KEYRING: `k1:${Buffer.alloc(32).toString("base64")}`,
  PATREON_TIERS: "bronze:1,silver:2,gold:3",
  ...Object.fromEntries(
    ["DISCORD_CLIENT_ID", "DISCORD_CLIENT_SECRET", "DISCORD_BOT_TOKEN", "PATREON_CLIENT_ID"].map((one) => [
      one,
      "1",
    ]),
  ),
  ...Object.fromEntries(
    ["PATREON_CLIENT_SECRET", "PATREON_CREATOR_TOKEN", "PATREON_CAMPAIGN_ID", "PATREON_WEBHOOK_SECRET"].map(
      (one) => [one, "1"],
    ),
  ),
};

beforeAll(async () => {
  for (const [name, value] of Object.entries(SETTINGS)) vi.stubEnv(name, value);
  db = await testDatabase();
  [world, other] = [await shopWorld(db.sql, 3), await shopWorld(db.sql, 1)];
  const [opener, agent, stranger] = world.people;
  if (!opener || !agent || !stranger) throw new Error("The world has three people.");
  Object.assign(people, { opener, agent, stranger });
  for (const { userId, discordId } of world.people) {
    await db.sql("insert into guild_rights_state (grizzly_user_id, fetched_at) values ($1, now())", [userId]);
    await db.sql(
      "insert into guild_members (guild_id, discord_id, display_name) values ($1, $2, 'Somebody')",
      [world.guildId, discordId],
    );
  }
  await db.sql(
    "insert into guild_section_grants (guild_id, section, subject_kind, subject_id, level) values ($1, 'tickets', 'user', $2, 'support')",
    [world.guildId, agent.discordId],
  );
  const asked = openTicketInput.parse({
    key: randomUUID(),
    type: "server",
    title: "My tent is gone",
    text: "It stood there until the restart.",
  });
  number = (await as(opener, (ctx) => openTicket(ctx, asked))).number;
});
afterAll(() => db.close());

it("lets staff follow the desk and its tickets, openers their own, and nobody anything else", async () => {
  const [staff, own, desk] = all();
  expect(await names(people.agent, all())).toEqual([staff, desk]);
  expect(await names(people.opener, all())).toEqual([own]);
  expect(await names(people.stranger, all())).toEqual([]);
  expect(await names(people.agent, [ticketTopic(world.guildId, 999), ownTopic(world.guildId, 999)])).toEqual(
    [],
  );
});

it("lets everybody follow their own notices alone", async () => {
  const { opener, agent } = people;
  expect(await names(opener, [userTopic(opener.userId), userTopic(agent.userId)])).toEqual([
    userTopic(opener.userId),
  ]);
});

it("believes a right for a minute from when Discord said it, and ends with it", async () => {
  const { agent } = people;
  const desk = [deskTopic(world.guildId)];
  await db.sql(
    "update guild_rights_state set fetched_at = now() - interval '30 seconds' where grizzly_user_id = $1",
    [agent.userId],
  );
  const now = Date.now();
  const [[, until = 0] = []] = await followable(sessionOf(agent), desk, now);
  expect(until - now).toBeGreaterThan(25_000);
  expect(until - now).toBeLessThan(PASS_MS - 25_000);
  await db.sql("delete from guild_section_grants where guild_id = $1", [world.guildId]);
  expect(await names(agent, all())).toEqual([]);
});

it("gives what is behind a message, to the opener without notes and without who wrote", async () => {
  const { opener, agent } = people;
  const first = (await as(agent, (ctx) => ticketNews(ctx, number, 0))).messages.at(-1)?.id ?? 0;
  const answer = await as(agent, (ctx) =>
    writeAsStaff(ctx, { ...said("We **look**."), seen: first, anyway: true }),
  );
  const note = await as(agent, (ctx) => writeNote(ctx, said("Known here.")));
  const last = await as(opener, (ctx) => writeAsOpener(ctx, { ...said("Thank you."), reopen: false }));
  const staff = await as(agent, (ctx) => ticketNews(ctx, number, first));
  expect(staff.messages.map(({ id, kind, by }) => [id, kind, by])).toEqual([
    [answer.id, "staff", agent.discordId],
    [note.id, "note", agent.discordId],
    [last.id, "opener", opener.discordId],
  ]);
  expect(staff).toMatchObject({ cursor: last.id, ownCursor: last.id, more: false });
  const own = await as(opener, (ctx) => ticketNews(ctx, number, first, opener.discordId));
  expect(own.messages.map(({ id, kind, by }) => [id, kind, by])).toEqual([
    [answer.id, "staff", null],
    [last.id, "opener", null],
  ]);
  expect(JSON.stringify(own)).not.toContain("Known here");
  await expect(
    as(agent, (ctx) => ticketNews(ctx, number, 0, people.stranger.discordId)),
  ).rejects.toMatchObject({ status: 404 });
});

it("gives two hundred messages at a time, and says that there are more", async () => {
  const { agent } = people;
  await db.sql(
    `insert into ticket_messages (guild_id, ticket_id, username, message, is_internal)
     select t.guild_id, t.ticket_id, 'Mara', 'Line ' || n, n % 2 = 0 from tickets t, generate_series(1, 450) n
     where t.guild_id = $1 and t.number = $2`,
    [world.guildId, number],
  );
  const found: number[] = [];
  for (let after = 0, more = true; more; ) {
    const page = await as(agent, (ctx) => ticketNews(ctx, number, after));
    expect(page.messages.length).toBeLessThanOrEqual(200);
    found.push(...page.messages.map(({ id }) => id));
    ({ cursor: after, more } = page);
  }
  expect(found).toEqual(found.toSorted((a, b) => a - b));
  expect(new Set(found).size).toBe(found.length);
  expect(found.length).toBeGreaterThan(450);
});
