import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withGuild, withSystem, withUser } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { scopeForInteraction, scopeForJob, scopeForService } from "@/features/guilds/scope";
import { listAudit } from "./data";
import { recordAudit } from "./mutations";

const system = { kind: "system", job: "nightly" } as const;
const A = "100000000000000001";
const B = "100000000000000002";
const ann = { userId: "00000000-0000-4000-8000-00000000000a", discordId: "200000000000000001" };
const asAnn = { userId: ann.userId, actor: { kind: "user" as const, ...ann } };
const record = { action: "shop.item.update", subjectType: "item", subjectId: "7" };

let t: TestDatabase;

beforeAll(async () => {
  t = await testDatabase();
  for (const guild of [A, B]) {
    await t.sql("insert into guilds (guild_id, name, slug) values ($1, 'name', $2)", [
      guild,
      `guild-${guild}`,
    ]);
  }
  await t.sql("insert into grizzly_users (id, discord_id, display_name) values ($1, $2, 'Ann')", [
    ann.userId,
    ann.discordId,
  ]);
});
afterAll(() => t.close());

describe("the audit log", () => {
  it("says who it was, for every kind of actor", async () => {
    await withGuild({ ...scopeForJob(A, "x"), actor: asAnn.actor }, (ctx) => recordAudit(ctx, record));
    await withGuild(scopeForInteraction({ id: "1", guildId: A, discordId: ann.discordId }), (ctx) =>
      recordAudit(ctx, record),
    );
    await withGuild(scopeForService({ guildId: A, serviceId: "42" }, "grizzly-bot"), (ctx) =>
      recordAudit(ctx, record),
    );
    await withGuild(scopeForJob(A, "restock"), (ctx) => recordAudit(ctx, record));
    const lines = await withGuild(scopeForJob(A, "x"), (ctx) => listAudit(ctx));
    expect(lines.map((line) => [line.actorKind, line.actorId, line.actorLabel])).toEqual([
      ["system", null, "restock"],
      ["bot", "42", "grizzly-bot"],
      ["discord-member", ann.discordId, null],
      ["user", ann.userId, null],
    ]);
  });

  it("is a guild's own, page by page, newest first", async () => {
    await withSystem(system, (ctx) => recordAudit(ctx, { ...record, guildId: B, subjectId: "8" }));
    const ofB = await withGuild(scopeForJob(B, "x"), (ctx) => listAudit(ctx));
    expect(ofB.map((line) => line.subjectId)).toEqual(["8"]);
    const first = await withGuild(scopeForJob(A, "x"), (ctx) => listAudit(ctx, { limit: 3 }));
    const rest = await withGuild(scopeForJob(A, "x"), (ctx) =>
      listAudit(ctx, { limit: 3, beforeId: first.at(-1)?.id }),
    );
    expect([first.length, rest.length]).toEqual([3, 1]);
    expect(new Set([...first, ...rest].map((line) => line.id)).size).toBe(4);
  });

  it("keeps a person's own lines outside guilds, and lets nobody write in another's name", async () => {
    await withUser(asAnn, (ctx) =>
      recordAudit(ctx, { ...record, before: { a: 1 }, after: { a: 2, token: "x" } }),
    );
    const mine = await withUser(asAnn, (ctx) => listAudit(ctx));
    expect(mine).toMatchObject([
      { guildId: null, before: { a: 1, token: null }, after: { a: 2, token: "[hidden]" } },
    ]);
    const bob = {
      kind: "user" as const,
      userId: "00000000-0000-4000-8000-00000000000b",
      discordId: ann.discordId,
    };
    await expect(withUser({ ...asAnn, actor: bob }, (ctx) => recordAudit(ctx, record))).rejects.toThrow();
  });

  it("cannot be changed or emptied, by anybody", async () => {
    for (const text of ["update audit_log set action = 'x'", "delete from audit_log", "truncate audit_log"]) {
      for (const role of ["grizzly_app", "grizzly_member", "grizzly_system"]) {
        const work = t.sql(`do $$ begin set local role ${role}; ${text}; end $$`);
        await expect(work).rejects.toThrow(/permission denied/);
      }
    }
  });
});
