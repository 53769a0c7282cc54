import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { sandboxEnv } from "@/features/identity/testing/browser";
import { ProviderError } from "@/lib/http/provider";
import { runDueSync } from "./full-sync";
import { askSync, takeSync } from "./mutations/sync-runs";
import type { PatreonMember } from "./schema";
import type { PatreonService } from "./service";

const system = { kind: "system", job: "test" } as const;
const PERSON = "00000000-0000-4000-8000-0000000000ab";
let t: TestDatabase;

beforeAll(async () => {
  Object.assign(process.env, sandboxEnv("http://localhost:3000", "http://127.0.0.1:1"));
  t = await testDatabase();
  await t.sql(
    "insert into grizzly_users (id, discord_id, display_name, patreon_user_id) values ($1, '200000000000000009', 'Ann', 'u3')",
    [PERSON],
  );
});
beforeEach(async () => {
  await t.sql("delete from patreon_sync_logs");
  await t.sql("delete from patreon_subscriptions");
  await t.sql("delete from subscriptions");
});
afterAll(() => t.close());

const member = (n: number, tier = "9310201"): PatreonMember => ({
  memberId: `m${n}`,
  patreonUserId: `u${n}`,
  fullName: `Member ${n}`,
  patronStatus: "active_patron",
  entitledTierIds: [tier],
  entitledCents: 600,
  willPayCents: 600,
  gifted: false,
  freeTrial: false,
  lastChargeStatus: "Paid",
  lastChargeAt: new Date("2026-11-01T00:00:00Z"),
  nextChargeAt: null,
  pledgeStartedAt: null,
});

/** A campaign in pages of two; `fails` answers before a page does. */
function campaign(members: PatreonMember[], fails: (page: number) => ProviderError | null = () => null) {
  const asked: (string | null)[] = [];
  const service = {
    async members(cursor: string | null) {
      const page = Number(cursor ?? 0);
      asked.push(cursor);
      const failure = fails(page);
      if (failure) throw failure;
      const next = (page + 1) * 2 < members.length ? String(page + 1) : null;
      return { members: members.slice(page * 2, page * 2 + 2), next };
    },
    member: async (id: string) => members.find(({ memberId }) => memberId === id) ?? null,
  };
  return { asked, service: service as unknown as PatreonService };
}

const ask = () => withSystem(system, (ctx) => askSync(ctx, null));
const lines = () =>
  t.sql<{ state: string; seen: number; changed: number; error: string | null; cursor: string | null }>(
    "select state, seen, changed, error, cursor from patreon_sync_logs order by started_at",
  );
const mirror = () =>
  t.sql<{ id: string; gone: boolean }>(
    "select member_id as id, removed_at is not null as gone from patreon_subscriptions order by member_id",
  );
const tier = async () =>
  (await t.sql<{ tier: string }>("select tier from subscriptions where state = 'active'")).map(
    (row) => row.tier,
  );

describe("a full sync", () => {
  it("writes every page, gives its person the plan, and changes nothing the second time", async () => {
    const { service } = campaign([1, 2, 3, 4, 5].map((n) => member(n)));
    await ask();
    await runDueSync({ service });
    expect(await lines()).toMatchObject([{ state: "done", seen: 5, changed: 5, error: null }]);
    expect(await tier()).toEqual(["bronze"]);
    await ask();
    await runDueSync({ service });
    expect((await lines())[1]).toMatchObject({ state: "done", seen: 5, changed: 0 });
  });

  it("is the night's once, and anybody's who asks; never two at a time", async () => {
    const { service } = campaign([member(1)]);
    expect(await runDueSync({ service })).not.toBeNull();
    expect(await runDueSync({ service })).toBeNull();
    await ask();
    await expect(ask()).rejects.toMatchObject({ status: 409 });
    expect(await withSystem(system, (ctx) => takeSync(ctx, "one", 60))).not.toBeNull();
    expect(await runDueSync({ service })).toBeNull();
  });

  it("goes on where a process died, and asks for no page twice", async () => {
    const members = [1, 2, 3, 4, 5, 6].map((n) => member(n));
    await ask();
    const stop = new AbortController();
    const first = campaign(members, (page) => {
      if (page === 1) stop.abort();
      return null;
    });
    await runDueSync({ service: first.service, signal: stop.signal });
    expect(first.asked).toEqual([null, "1"]);
    expect(await lines()).toMatchObject([{ state: "running", seen: 4, cursor: "2" }]);
    const second = campaign(members);
    await runDueSync({ service: second.service });
    expect(second.asked).toEqual(["2"]);
    expect(await lines()).toMatchObject([{ state: "done", seen: 6 }]);
  });

  it("takes nobody for gone while a page fails, and those who are not listed after the last", async () => {
    await ask();
    await runDueSync({ service: campaign([1, 2, 3].map((n) => member(n))).service });
    await ask();
    const away = campaign([member(1)], () => new ProviderError("refused", "Patreon answered 403.", 403));
    await runDueSync({ service: away.service });
    expect((await lines())[1]).toMatchObject({ state: "failed", error: "Patreon answered 403." });
    expect((await mirror()).some(({ gone }) => gone)).toBe(false);
    expect(await tier()).toEqual(["bronze"]);
    await ask();
    await runDueSync({ service: campaign([member(1)]).service });
    expect(await mirror()).toEqual([
      { id: "m1", gone: false },
      { id: "m2", gone: true },
      { id: "m3", gone: true },
    ]);
    expect(await tier()).toEqual([]);
  });

  it("asks by name for a person with a plan whom the list has left out", async () => {
    const members = [1, 2, 3].map((n) => member(n));
    await ask();
    await runDueSync({ service: campaign(members).service });
    const { service } = campaign([member(1)]);
    await ask();
    await runDueSync({ service: { ...service, member: async () => member(3, "9310203") } });
    expect(await tier()).toEqual(["gold"]);
    expect(await mirror()).toContainEqual({ id: "m3", gone: false });
  });

  it("begins again where Patreon has forgotten the cursor, and waits where it is asked to", async () => {
    const members = [1, 2, 3, 4].map((n) => member(n));
    await ask();
    let limited = 2;
    const { service, asked } = campaign(members, (page) => {
      if (page === 0 && limited-- > 0) return new ProviderError("rate_limited", "wait", 429, 0.01);
      return null;
    });
    await t.sql("update patreon_sync_logs set cursor = '9'");
    const forgetful = {
      ...service,
      members: (cursor: string | null) =>
        cursor === "9"
          ? Promise.reject(new ProviderError("refused", "bad cursor", 400))
          : service.members(cursor),
    };
    await runDueSync({ service: forgetful });
    expect(asked).toEqual([null, null, null, "1"]);
    expect(await lines()).toMatchObject([{ state: "done", seen: 4 }]);
  });
});
