import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { deskWorld } from "@/db/testing/desk-world";
import type { SessionUser } from "@/features/identity/schema";
import type { DeskGuild } from "./desk-guilds";
import { deskPage, deskSearch } from "./desk-pages";
import { readDesk } from "./ticket-query";

type World = Awaited<ReturnType<typeof deskWorld>>;

let db: TestDatabase;
let desk: World;
let user: SessionUser;
let guilds: DeskGuild[];

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  desk = await deskWorld(db.sql);
  const { mara, world, other } = desk;
  user = {
    id: mara.userId,
    discordId: mara.discordId,
    name: "Mara",
    avatar: null,
    locale: null,
    timeZone: null,
    staff: null,
  };
  guilds = [world, other].map((one, nr) => ({
    scope: one.signedIn(mara),
    access: {
      guildId: one.guildId,
      name: `Guild ${nr}`,
      slug: `guild-${nr}`,
      icon: null,
      level: "support",
      sections: { tickets: "support" },
      checkedAt: new Date().toISOString(),
      stale: false,
      seeAs: null,
    },
  }));
  // Deadlines that both guilds share, and tickets without one.
  for (const one of [world, other])
    await db.sql(
      `insert into tickets (guild_id, number, type, title, created_by, due_at, waiting_for, status, updated_at)
       select $1, n, 'server', 'Ticket ' || n, $2, case when n % 5 > 0 then '2026-11-23 12:00+00'::timestamptz + make_interval(mins => n % 7) end,
         'staff', case when n > 90 then 'closed' else 'open' end, '2026-11-23 12:00+00'::timestamptz + make_interval(mins => n % 3)
       from generate_series(1, 170) n`,
      [one.guildId, desk.ann.discordId],
    );
});

async function walked(params: Record<string, string>): Promise<string[]> {
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const query = readDesk({ ...params, ...(after !== null && { after }) });
    const page = await deskPage(guilds, user, query);
    seen.push(...page.tickets.map((line) => `${line.dueAt ?? "never"} ${line.guild.slug} ${line.number}`));
    after = page.next;
  } while (after !== null);
  return seen;
}

it("walks the queue of several guilds page by page: each ticket once, in the order of deadlines", async () => {
  const seen = await walked({});
  expect(seen).toHaveLength(180);
  expect(new Set(seen).size).toBe(180);
  const dues = seen.map((line) => line.split(" ")[0] ?? "");
  expect([...dues].sort()).toEqual(dues);
  const closed = await walked({ view: "closed" });
  expect(closed).toHaveLength(160);
  expect(new Set(closed).size).toBe(160);
  expect(await walked({ guild: "guild-1" })).toHaveLength(90);
});

it("adds up what the guilds hold, to the bound of a count, and knows no other guild", async () => {
  const { counts } = await deskPage(guilds, user, readDesk({}));
  expect(counts).toMatchObject({ open: 100, mine: 0, opener: 0 });
  await expect(deskPage(guilds, user, readDesk({ guild: "elsewhere" }))).rejects.toMatchObject({
    code: "not_found",
  });
  const found = await deskSearch(guilds, user, { text: "ticket 44", guild: null });
  expect(found.map((one) => [one.guild.slug, one.ticket.number])).toEqual([
    ["guild-0", 44],
    ["guild-1", 44],
  ]);
  expect(await deskSearch(guilds, user, { text: "ticket 44", guild: "guild-1" })).toHaveLength(1);
});
