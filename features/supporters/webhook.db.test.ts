import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { databaseClock } from "@/db/clock";
import { withSystem } from "@/db/context";
import { type PatreonHouse, type Person, patreonHouse, SITE, system } from "@/db/testing/patreon";
import { hmac } from "@/lib/crypto";
import { errorResponse } from "@/lib/http/respond";
import { personByKey } from "@/sandbox/population";
import { takeWebhook } from "./http/webhook";
import { applyMember } from "./mutations/apply";
import { configuredPatreon, processWebhooks, syncPerson } from "./sync";

let house: PatreonHouse;
let t: PatreonHouse["t"];
let control: PatreonHouse["control"];

beforeAll(async () => {
  house = await patreonHouse();
  ({ t, control } = house);
  await house.link(await house.signIn("cinderlynx"), "cinderlynx");
});
afterEach(() => control.fault("patreon", { mode: "none" }));
afterAll(() => house.close());

const signIn = (key: string) => house.signIn(key);
const tier = (person: Person) => house.tier(person);

describe("webhooks", () => {
  const member = async (key: string) => {
    const patreonId = personByKey(key).patreon?.userId;
    const rows = await t.sql<{ member_id: string }>(
      "select member_id from patreon_subscriptions where patreon_user_id = $1",
      [patreonId],
    );
    return rows[0]?.member_id ?? "";
  };
  const deliver = (body: string, signature: string | null) => {
    const headers = new Headers({
      "content-type": "application/json",
      "x-patreon-event": "members:pledge:update",
    });
    if (signature !== null) headers.set("x-patreon-signature", signature);
    return takeWebhook(new Request(`${SITE}/api/webhooks/patreon`, { method: "POST", body, headers }));
  };
  const sign = (body: string) => hmac("md5", "sandbox-only-patreon-webhook", body).toString("hex");
  const bodyFor = (id: string, extra = {}) =>
    JSON.stringify({
      data: { type: "member", id, attributes: { patron_status: "active_patron", ...extra } },
    });

  it("that Patreon did not sign are 401, whatever they hold", async () => {
    const body = bodyFor("x");
    const statuses = await Promise.all(
      [null, "", "0", "zz".repeat(16), sign(`${body} `), "a".repeat(10_000)].map((signature) =>
        deliver(body, signature).then(
          ({ response }) => response.status,
          (error: unknown) => errorResponse(error, "req_x").status,
        ),
      ),
    );
    expect(new Set(statuses)).toEqual(new Set([401]));
    expect(await t.sql("select 1 from patreon_webhook_deliveries")).toEqual([]);
  });

  it("decide nothing by their body: the member is fetched, and that state counts", async () => {
    const lynx = await signIn("cinderlynx");
    await control.pledge("cinderlynx", "change", "bronze");
    const body = bodyFor(await member("cinderlynx"), { patron_status: "former_patron" });
    expect((await deliver(body, sign(body))).response.status).toBe(200);
    expect(await tier(lynx)).toBe("gold");
    expect(await processWebhooks()).toBe(1);
    expect(await tier(lynx)).toBe("bronze");
  });

  it("that come five times are fetched once, and count again when the state comes back", async () => {
    const body = bodyFor(await member("cinderlynx"), { note: 1 });
    const works = await Promise.all(
      Array.from({ length: 5 }, () => deliver(body, sign(body)).then(({ work }) => work)),
    );
    expect(works.filter(Boolean)).toHaveLength(1);
    const taken = await Promise.all([processWebhooks(), processWebhooks(), processWebhooks()]);
    expect(taken.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect((await deliver(body, sign(body))).work).toBe(false);
    await t.sql("update patreon_webhook_deliveries set applied_at = now() - interval '2 minutes'");
    expect((await deliver(body, sign(body))).work).toBe(true);
    await processWebhooks();
  });

  it("ten times, out of order, after 30 days, forged or re-encoded: the state is what Patreon says", async () => {
    const lynx = await signIn("cinderlynx");
    const id = await member("cinderlynx");
    const bodies: string[] = [];
    for (const next of ["silver", "gold", "silver"] as const) {
      await control.pledge("cinderlynx", "change", next);
      bodies.push(bodyFor(id, { tier: next, at: bodies.length }));
    }
    const storm = bodies.toReversed().flatMap((body) => Array.from({ length: 10 }, () => body));
    const works = await Promise.all(storm.map((body) => deliver(body, sign(body)).then(({ work }) => work)));
    expect(works.filter(Boolean)).toHaveLength(bodies.length);
    await Promise.all([processWebhooks(), processWebhooks()]);
    expect(await tier(lynx)).toBe("silver");

    await t.sql("update patreon_webhook_deliveries set applied_at = now() - interval '30 days'");
    const [first = ""] = bodies;
    expect((await deliver(first, sign(first))).work).toBe(true);
    await processWebhooks();
    expect(await tier(lynx)).toBe("silver");

    const encoded = JSON.stringify(JSON.parse(first), null, 1);
    for (const [body, signature] of [
      [encoded, sign(first)],
      [first, sign(encoded)],
      [first, sign(first).replace(/^./, "g")],
      [first, `${sign(first)}00`],
    ] as const) {
      await expect(deliver(body, signature)).rejects.toMatchObject({ status: 401 });
    }
    expect(await processWebhooks()).toBe(0);
    expect(await tier(lynx)).toBe("silver");
    await control.pledge("cinderlynx", "change", "bronze");
    await syncPerson(lynx.user.id, "person");
  });

  it("of an answer that was asked for earlier change nothing that is newer", async () => {
    const lynx = await signIn("cinderlynx");
    const id = await member("cinderlynx");
    const service = configuredPatreon();
    const old = await service.member(id);
    const asOf = await withSystem(system, databaseClock);
    await control.pledge("cinderlynx", "change", "gold");
    await syncPerson(lynx.user.id, "person");
    await withSystem(system, (ctx) => applyMember(ctx, { memberId: id, patreonUserId: null }, old, asOf));
    expect(await tier(lynx)).toBe("gold");
    await control.pledge("cinderlynx", "change", "bronze");
    await syncPerson(lynx.user.id, "person");
  });

  it("that cannot be fetched wait and are tried again", async () => {
    const lynx = await signIn("cinderlynx");
    await control.pledge("cinderlynx", "change", "silver");
    const body = bodyFor(await member("cinderlynx"), { note: 2 });
    await deliver(body, sign(body));
    await control.fault("patreon", { mode: "error" });
    expect(await processWebhooks()).toBe(1);
    expect(await tier(lynx)).toBe("bronze");
    await control.fault("patreon", { mode: "none" });
    expect(await processWebhooks()).toBe(0);
    await t.sql("update patreon_webhook_deliveries set next_try_at = now()");
    expect(await processWebhooks()).toBe(1);
    expect(await tier(lynx)).toBe("silver");
  });

  it("about posts, strangers and other things are taken and change nothing", async () => {
    for (const body of [
      '{"data":{"type":"post","id":"1"}}',
      "[]",
      '{"data":null}',
      bodyFor("11111111-1111-4111-8111-111111111111"),
    ]) {
      expect((await deliver(body, sign(body))).response.status).toBe(200);
    }
    await processWebhooks();
    const open = await t.sql("select 1 from patreon_webhook_deliveries where state = 'received'");
    expect(open).toEqual([]);
  });

  it("with hostile bodies are the sender's mistake even when signed", async () => {
    const hostile = [
      "{",
      `${"[".repeat(5_000)}`,
      '{"__proto__":{"x":1}}',
      `"${"x".repeat(600_000)}"`,
      '{"data":1e999}',
    ];
    for (const body of hostile) {
      const status = await deliver(body, sign(body)).then(
        ({ response }) => response.status,
        (error: unknown) => errorResponse(error, "req_x").status,
      );
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
  });
});
