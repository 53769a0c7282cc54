import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withGuild, withPublic, withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { scopeForJob } from "@/features/guilds/scope";
import { listedCards } from "./data/directory";
import { COUNTED, searchDirectory } from "./data/search";
import { daySearches, seenIn } from "./data/search-eye";
import { directoryTotals, facetRows } from "./data/totals";
import { facetOptions, readQuery } from "./directory";
import { renewWholeDirectory } from "./directory-job";
import { recordSearch, searchKey } from "./mutations/searches";

const GUILD = "100000000000000001";
const OTHER = "100000000000000002";
/** More than are counted one by one, so that both ways of finding are tried. */
const SERVERS = COUNTED + 60;
const MAPS = ["chernarusplus", "enoch", "sakhal"];
const PLATFORMS = ["pc", "xbox", "playstation"];
let t: TestDatabase;

interface Server {
  nr: number;
  name: string;
  map: string;
  platform: string;
  players: number | null;
}

const servers: Server[] = Array.from({ length: SERVERS }, (_, nr) => ({
  nr,
  name: nr % 50 === 0 ? `Długa Noc ${nr}` : `Server ${nr}`,
  map: MAPS[nr % 3] ?? "",
  platform: PLATFORMS[nr % 7 === 0 ? 1 : 0] ?? "",
  players: nr % 5 === 0 ? null : (nr * 37) % 61,
}));

const system = <T>(work: Parameters<typeof withSystem<T>>[1]) =>
  withSystem({ kind: "system", job: "test" }, work);

beforeAll(async () => {
  t = await testDatabase();
  for (const id of [GUILD, OTHER])
    await t.sql("insert into guilds (guild_id, name, slug, is_public) values ($1::varchar, $1, $1, true)", [
      id,
    ]);
  await t.sql(
    `with input as (select * from jsonb_to_recordset($1::jsonb) as x(nr int, name text, map text, platform text, players int)),
     made as (insert into registered_servers (id, guild_id, name, platform, map, slots, region, languages, fighting, restart_times)
       select ('00000000-0000-4000-8000-' || lpad(nr::text, 12, '0'))::uuid, case when nr % 2 = 0 then $2 else $3 end, name, platform, map, 60,
         'europe', '{en}', 'pvp', '{04:00}' from input returning guild_id, id, name),
     listed as (insert into server_listings (guild_id, server_id, slug, server_name, state, featured, published_at)
       select guild_id, id, 'server-' || ltrim(right(id::text, 12), '0') || 'x', name, 'live', right(id::text, 2) = '11', now() from made)
     insert into server_features (guild_id, server_id, kind, value)
       select guild_id, id, 'tag', 'traders' from made where right(id::text, 1) in ('3', '4')`,
    [JSON.stringify(servers), GUILD, OTHER],
  );
  await t.sql(
    `insert into server_status (guild_id, server_id, state, players, slots, checked_at)
     select r.guild_id, r.id, 'up', x.players, 60, now() from registered_servers r
     join jsonb_to_recordset($1::jsonb) as x(nr int, players int) on x.nr = right(r.id::text, 12)::int`,
    [JSON.stringify(servers)],
  );
  await renewWholeDirectory(system);
  await t.sql("analyze directory_entries, directory_ranks");
});
afterAll(() => t.close());

const numberOf = ({ serverId }: { serverId: string }) => Number(serverId.slice(-12));

async function everything(
  search: string,
  hour = 19,
): Promise<{ found: number[]; featured: number[]; count: string }> {
  const query = readQuery(search);
  let after: string | null = null;
  const found: number[] = [];
  let featured: number[] = [];
  let count = "";
  do {
    const page = await withPublic((ctx) => searchDirectory(ctx, { query, hour, after, limit: 90 }));
    found.push(...page.servers.map(numberOf));
    featured = page.featured.map(numberOf);
    count = `${page.found}${page.more ? "+" : ""}`;
    after = page.next;
  } while (after !== null);
  return { found, featured, count };
}

const matching = (holds: (server: Server) => boolean) => servers.filter(holds).map(({ nr }) => nr);

describe("a search of the directory", () => {
  it.each([
    ["", () => true],
    ["?map=enoch", (one: Server) => one.map === "enoch"],
    [
      "?map=enoch,sakhal&platform=xbox",
      (one: Server) => one.map !== "chernarusplus" && one.platform === "xbox",
    ],
    ["?q=noc%20DLUGA", (one: Server) => one.nr % 50 === 0],
    ["?q=server&sort=players", (one: Server) => one.nr % 50 !== 0],
    [
      "?players=empty,40%2B",
      (one: Server) => one.players !== null && (one.players === 0 || one.players >= 40),
    ],
    ["?tags=traders&sort=name", (one: Server) => one.nr % 10 === 3 || one.nr % 10 === 4],
    ["?tags=traders,nothing", () => false],
    ["?q=!!", () => false],
  ] as [string, (server: Server) => boolean][])(
    "%s finds each server once, whatever its way",
    async (search, holds) => {
      const { found, featured, count } = await everything(search);
      const wanted = matching(holds);
      expect([...found, ...featured].sort((a, b) => a - b)).toEqual(wanted);
      expect(count).toBe(wanted.length > COUNTED ? `${COUNTED}+` : String(wanted.length));
      expect(featured.length).toBe(Math.min(3, wanted.filter((nr) => nr % 100 === 11).length));
    },
  );

  it("puts the fullest first and what is not known last", async () => {
    const { found } = await everything("?sort=players");
    const players = found.map((nr) => servers[nr]?.players ?? -1);
    expect(players).toEqual([...players].sort((a, b) => b - a));
    const names = (await everything("?sort=name&map=enoch")).found.map(
      (nr) => servers[nr]?.name.toLowerCase() ?? "",
    );
    expect(names).toEqual([...names].sort());
  });

  it("survives any place in the list that somebody makes up", async () => {
    for (const after of ["x", "e30", Buffer.from('[1,"a","b"]').toString("base64url"), "é".repeat(300)]) {
      const page = await withPublic((ctx) => searchDirectory(ctx, { query: readQuery(""), hour: 19, after }));
      expect(page.servers).toHaveLength(20);
    }
  });

  it("gives every paid place the first one in turn, hour by hour", async () => {
    const paid = matching(({ nr }) => nr % 100 === 11);
    const firsts = await withPublic((ctx) =>
      Promise.all(
        paid.map(async (_, hour) => {
          const now = new Date(1_800_000_000_000 + hour * 3_600_000);
          return searchDirectory({ ...ctx, now }, { query: readQuery(""), hour: 0 });
        }),
      ),
    );
    const first = firsts.map(({ featured }) => featured.map(numberOf)[0] ?? -1);
    expect(first.sort((a, b) => a - b)).toEqual(paid);
  });

  it("counts the whole, and what each choice would show", async () => {
    const totals = await withPublic(directoryTotals);
    expect(totals.total).toBe(SERVERS);
    expect(totals.players).toBe(servers.reduce((sum, { players }) => sum + (players ?? 0), 0));
    expect(totals.options.map).toContainEqual({
      value: "enoch",
      count: matching(({ map }) => map === "enoch").length,
    });
    const query = readQuery("?map=enoch&q=server");
    const rows = await withPublic((ctx) => facetRows(ctx, query));
    const xbox = matching((one) => one.map === "enoch" && one.platform === "xbox" && one.nr % 50 !== 0);
    expect(facetOptions(rows, query).platform).toContainEqual({ value: "xbox", count: xbox.length });
  });

  it("forgets at once what is not live any more, and at the next round what nobody told it", async () => {
    const key = { guildId: OTHER, serverId: "00000000-0000-4000-8000-000000000001" };
    expect((await withPublic((ctx) => listedCards(ctx, [key]))).cards).toHaveLength(1);
    await t.sql("update server_listings set state = 'hidden' where server_id = $1", [key.serverId]);
    expect((await withPublic((ctx) => listedCards(ctx, [key]))).cards).toEqual([]);
    await renewWholeDirectory(system);
    expect((await everything("")).found).not.toContain(1);
    await t.sql("update server_listings set state = 'live' where server_id = $1", [key.serverId]);
    await renewWholeDirectory(system);
    expect((await everything("")).found).toContain(1);
  });

  it("lets a guild see and write its own entries only", async () => {
    const seen = await withGuild(scopeForJob(GUILD, "test"), (ctx) =>
      ctx.db.execute<{ guild_id: string }>("select distinct guild_id from directory_entries"),
    );
    expect(seen.rows).toEqual([{ guild_id: GUILD }]);
    await expect(
      withGuild(scopeForJob(GUILD, "test"), (ctx) =>
        ctx.db.execute(`insert into directory_ranks (guild_id, server_id, board, place, name_key)
          values ('${OTHER}', '00000000-0000-4000-8000-000000000001', 27, -9, 'x')`),
      ),
    ).rejects.toThrow();
    await expect(
      withPublic((ctx) => ctx.db.execute("update directory_entries set featured = true")),
    ).rejects.toThrow();
  });

  it("counts searches by what was looked for, and forgets who and when", async () => {
    expect(searchKey(readQuery("?sort=players"))).toBeNull();
    for (const search of ["?q=Długa", "?q=dluga%20", "?map=enoch"])
      await system((ctx) => recordSearch(ctx, readQuery(search), 7));
    expect(
      await t.sql("select query, hits::int as hits, found from directory_searches order by hits desc"),
    ).toEqual([
      { query: "?q=dluga", hits: 2, found: 7 },
      { query: "?map=enoch", hits: 1, found: 7 },
    ]);
  });

  it("tells an owner in which of the day's searches the listing stands, and where", async () => {
    const key = { guildId: GUILD, serverId: "00000000-0000-4000-8000-000000000050" };
    const searches = await withGuild(scopeForJob(GUILD, "test"), daySearches);
    expect(searches.map(({ query }) => query)).toEqual(["?q=dluga", "?map=enoch"]);
    const more = [...searches, { query: "?q=noc&sort=name", hits: 1, found: 10 }];
    const seen = await withPublic((ctx) => seenIn(ctx, key, more, 19));
    const order = (await everything("?q=noc&sort=name")).found;
    expect(seen.map(({ query }) => query)).toEqual(
      servers[50]?.map === "enoch"
        ? ["?q=dluga", "?map=enoch", "?q=noc&sort=name"]
        : ["?q=dluga", "?q=noc&sort=name"],
    );
    expect(seen.at(-1)?.place).toBe(order.indexOf(50) + 1);
  });
});
