import { randomUUID } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type UserScope, withGuild, withSystem, withUser } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { transfer } from "@/features/economy/mutations/transfer";
import { notices } from "@/features/notices/data";
import { purchase } from "@/features/shop/mutations/purchase";
import { openTicket } from "@/features/tickets/mutations/open";
import { openTicketInput } from "@/features/tickets/schema";
import { DAY, HOUR } from "@/lib/time";
import { COLLECTIONS } from "./collections";
import { latestExport, openDeletion } from "./data/account";
import { ERASURES } from "./erasures";
import { runDeletions, runExports } from "./jobs";
import { collectPage } from "./mutations/collect";
import { cancelDeletion, requestDeletion } from "./mutations/deletion";
import { eraseStep } from "./mutations/erase";
import { requestExport } from "./mutations/exports";
import { DELETED_NAME, isStandIn } from "./rules";
import { archiveResponse } from "./serve";

let t: TestDatabase;
let world: ShopWorld;

const scopeOf = (person: Person, now?: Date): UserScope => ({
  userId: person.userId,
  actor: { kind: "user", userId: person.userId, discordId: person.discordId },
  ...(now && { now }),
});
const at = (index: number): Person => {
  const person = world.people[index];
  if (!person) throw new Error("The world has too few people.");
  return person;
};
/** Files of a ZIP by name, read by its directory as a program does that did not write it. */
function unzip(archive: Buffer): Map<string, string> {
  const end = archive.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  const files = new Map<string, string>();
  let place = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, name, local] = [20, 28, 42].map((offset) =>
      offset === 28 ? archive.readUInt16LE(place + 28) : archive.readUInt32LE(place + offset),
    ) as [number, number, number];
    const from = local + 30 + archive.readUInt16LE(local + 26);
    const content = inflateRawSync(archive.subarray(from, from + packed));
    expect(content.length).toBe(archive.readUInt32LE(place + 24));
    files.set(archive.toString("utf8", place + 46, place + 46 + name), content.toString("utf8"));
    place += 46 + name;
  }
  return files;
}
const fetchArchive = async (person: Person, id: string): Promise<Map<string, string>> =>
  unzip(Buffer.from(await (await archiveResponse(scopeOf(person), id)).arrayBuffer()));

/** Tables in which a text stands anywhere. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await t.sql<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await t.sql(
      `select 1 from ${name} x where to_jsonb(x)::text like '%' || $1 || '%' limit 1`,
      [text],
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
}

beforeAll(async () => {
  t = await testDatabase();
  world = await shopWorld(t.sql, 3);
  const item = await world.item({ stock: 50 });
  for (const person of world.people) {
    await world.give(person, 5_000);
    await t.sql("insert into guild_members (guild_id, discord_id, display_name) values ($1, $2, $3)", [
      world.guildId,
      person.discordId,
      person.name,
    ]);
    await withGuild(world.as(person), (ctx) => purchase(ctx, world.order(person, item)));
    await withGuild(world.signedIn(person), (ctx) =>
      openTicket(
        ctx,
        openTicketInput.parse({
          key: randomUUID(),
          type: "other",
          title: `Lost of ${person.name}`,
          text: "It is gone.",
        }),
      ),
    );
  }
  await withGuild(world.as(at(0)), (ctx) =>
    transfer(ctx, { key: `pay-${randomUUID()}`, toDiscordId: at(1).discordId, amount: 40, note: "" }),
  );
  await t.sql(
    `insert into kill_logs (guild_id, service_id, kind, killer_player_id, killer_name, killer_discord_id, victim_player_id, victim_name, timestamp, file_name, byte_offset, raw_log_line)
     select $1, $2, 'pvp', $3, 'Player_0', $5, $4, 'Player_1', now() - n * interval '1 hour', 'a.ADM', n, 'raw' from generate_series(1, 2500) n`,
    [world.guildId, world.serviceId, at(0).playerId, at(1).playerId, at(0).discordId],
  );
  await t.sql(
    `insert into ticket_attachments (guild_id, file_name, media_type, size, sha256, content, uploaded_by)
     values ($1, '../My base.png', 'image/png', 4, 'x', 'PNG!', $2), ($1, 'two.txt', 'text/plain', 3, 'x', 'two', $2), ($1, 'theirs.txt', 'text/plain', 6, 'x', 'theirs', $3)`,
    [world.guildId, at(0).userId, at(1).userId],
  );
  await t.sql(
    `with u as (insert into users (grizzly_user_id, name) values ($1, 'Player_0') returning id)
     insert into session (token_hash, user_id, expires_at) select 'hash', id, now() + interval '1 day' from u`,
    [at(0).userId],
  );
}, 60_000);
afterAll(() => t.close());

describe("an archive", () => {
  it("is made page by page, goes on where it stopped, and is its owner's alone", async () => {
    const { id } = await withUser(scopeOf(at(0)), requestExport);
    await expect(withUser(scopeOf(at(0)), requestExport)).rejects.toThrow("being made already");
    // A process takes some steps and dies within one; another one goes on.
    const job = { kind: "system", job: "test" } as const;
    for (let step = 0; step < 9; step++) await withSystem(job, (ctx) => collectPage(ctx, id));
    await expect(
      withSystem(job, async (ctx) => {
        await collectPage(ctx, id);
        throw new Error("killed");
      }),
    ).rejects.toThrow("killed");
    const half = await withUser(scopeOf(at(0)), latestExport);
    expect(half).toMatchObject({ state: "waiting", share: 9 / COLLECTIONS.length });
    await Promise.all([runExports(), runExports()]);
    const ready = await withUser(scopeOf(at(0)), latestExport);
    expect(ready).toMatchObject({ state: "ready", id });

    const files = await fetchArchive(at(0), id);
    expect(ready?.files).toBe(files.size);
    const names = [...files.keys()];
    for (const name of [
      "account/profile",
      "coins/ledger",
      "shop/orders",
      "tickets/conversations",
      "game/players",
    ])
      expect(names).toContain(`${name}-001.json`);
    const kills = names.filter((name) => name.startsWith("game/kills-and-deaths") && name.endsWith(".json"));
    expect(kills).toHaveLength(2);
    const rows = kills.flatMap((name) => JSON.parse(files.get(name) ?? "[]") as { kill_id: number }[]);
    expect(new Set(rows.map((row) => row.kill_id)).size).toBe(2_500);
    expect(files.get("README.txt")).toContain("Everything that Grizzly keeps about Player_0");
    const uploads = names.filter((name) => name.startsWith("tickets/files-") && !/\.(json|csv)$/.test(name));
    expect(uploads.map((name) => [name.replace(/^\S+ /, ""), files.get(name)]).sort()).toEqual([
      ["_My base.png", "PNG!"],
      ["two.txt", "two"],
    ]);
    // Nothing of others: neither their ids nor lines that hold them.
    const all = [...files.values()].join("\n");
    expect(all).toContain(at(0).discordId);
    expect(all).not.toContain(at(1).discordId);
    expect(all).not.toContain("Lost of Player_1");

    await expect(archiveResponse(scopeOf(at(1)), id)).rejects.toThrow("not there");
    await expect(archiveResponse(scopeOf(at(0)), "nonsense")).rejects.toThrow("not there");
    const late = new Date(Date.now() + 8 * DAY);
    await expect(archiveResponse(scopeOf(at(0), late), id)).rejects.toThrow("not there");
    await runExports({ clock: () => late });
    expect(await t.sql("select 1 from account_export_files where export_id = $1", [id])).toEqual([]);
    expect(await withUser(scopeOf(at(0)), latestExport)).toMatchObject({ state: "expired" });
  });
});

describe("deleting an account", () => {
  const later = (ms: number) => () => new Date(Date.now() + ms);

  it("asks for the name, waits seven days, and can be taken back until then", async () => {
    await expect(
      withUser(scopeOf(at(0)), (ctx) => requestDeletion(ctx, "Somebody else")),
    ).rejects.toMatchObject({ fields: { name: "Type Player_0." } });
    await expect(withUser(scopeOf(at(0)), cancelDeletion)).rejects.toThrow("was not to be deleted");
    await withUser(scopeOf(at(0)), (ctx) => requestDeletion(ctx, " player_0 "));
    await expect(withUser(scopeOf(at(0)), (ctx) => requestDeletion(ctx, "Player_0"))).rejects.toThrow(
      "to be deleted already",
    );
    expect(await runDeletions({ clock: later(7 * DAY - HOUR) })).toBe(0);
    expect(await withUser(scopeOf(at(0)), openDeletion)).toMatchObject({ state: "asked" });
    expect((await withUser(scopeOf(at(0)), (ctx) => notices(ctx)))[0]?.title).toContain("is to be deleted");
    await withUser(scopeOf(at(0)), cancelDeletion);
    expect(await runDeletions({ clock: later(9 * DAY) })).toBe(0);
    expect(await tablesWith(at(0).discordId)).toContain("player_links");
  });

  it("is carried out once, step by step, and leaves no trace of who it was", async () => {
    const sums = () =>
      t.sql<{ legs: string; coins: string; orders: string }>(
        `select (select sum(amount)::text from economy_transactions) as legs, (select sum(balance)::text from economy_accounts) as coins,
           (select count(*)::text from shop_purchases) as orders`,
      );
    const before = await sums();
    await withUser(scopeOf(at(0)), (ctx) => requestDeletion(ctx, "Player_0"));
    const [row] = await t.sql<{ id: string }>("select id from account_deletions where state = 'asked'");
    const clock = later(7 * DAY + HOUR);
    const step = (only: string | null) =>
      withSystem({ kind: "system", job: "test" }, (ctx) => eraseStep({ ...ctx, now: clock() }, only));
    for (let n = 0; n < 5; n++) await step(row?.id ?? null);
    // A role in Discord is waited for, since nobody could take it away afterwards.
    await t.sql(
      "insert into supporter_roles (guild_id, discord_id, tier, next_try_at) values ($1, $2, 'none', now() + interval '1 day')",
      [world.guildId, at(0).discordId],
    );
    expect(await runDeletions({ clock })).toBe(0);
    expect(await tablesWith(at(0).discordId)).toContain("supporter_roles");
    await t.sql("update supporter_roles set state = 'applied'");
    await t.sql("update account_deletions set next_try_at = due_at where state = 'running'");
    // From here on it cannot be stopped.
    await expect(withUser(scopeOf(at(0)), cancelDeletion)).rejects.toThrow("begun");
    const ended = await Promise.all([runDeletions({ clock }), runDeletions({ clock })]);
    expect(ended[0] + ended[1]).toBe(1);

    expect(await tablesWith(at(0).discordId)).toEqual([]);
    expect(await sums()).toEqual(before);
    expect(await t.sql("select 1 from session")).toEqual([]);
    const [person] = await t.sql<{ discord_id: string; display_name: string }>(
      "select discord_id, display_name from grizzly_users where id = $1",
      [at(0).userId],
    );
    expect(person?.display_name).toBe(DELETED_NAME);
    expect(isStandIn(person?.discord_id ?? "")).toBe(true);
    const tickets = await t.sql<{ created_by: string; opener: string }>(
      "select created_by, data ->> 'openerName' as opener from tickets where title = 'Lost of Player_0'",
    );
    expect(tickets).toEqual([{ created_by: person?.discord_id, opener: DELETED_NAME }]);
    expect(
      await t.sql("select distinct username from ticket_messages where user_id = $1", [person?.discord_id]),
    ).toEqual([{ username: DELETED_NAME }]);
    const [player] = await t.sql("select is_public, shows_kills from player_profiles where player_id = $1", [
      at(0).playerId,
    ]);
    expect(player).toEqual({ is_public: false, shows_kills: false });
    const [done] = await t.sql<{ state: string; steps: number }>(
      "select state, (select count(*)::int from jsonb_object_keys(done)) as steps from account_deletions where id = $1",
      [row?.id],
    );
    expect(done).toEqual({ state: "done", steps: ERASURES.length });
    // The others are as they were.
    expect(await tablesWith(at(1).discordId)).toContain("economy_transactions");
  });
});
