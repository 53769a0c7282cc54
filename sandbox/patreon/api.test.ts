import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sandboxClient } from "@/sandbox/client";
import { sandboxConfig } from "@/sandbox/config";
import { type Answer, ask } from "@/sandbox/discord/testing";
import { campaign, personByKey, tiers } from "@/sandbox/population";
import { type Sandbox, startSandbox } from "@/sandbox/start";
import { memberId } from "@/sandbox/state/pledges";
import { AGENT, apiCall, CREATOR, signIn } from "./testing";

let sandbox: Sandbox;
let creator: ReturnType<typeof apiCall>;
/** Patreon allows 100 calls a minute; the clock of this suite runs a second a call. */
let ticks = Date.parse("2026-11-22T12:00:00Z");

beforeAll(async () => {
  const config = sandboxConfig();
  sandbox = await startSandbox({
    port: 0,
    config: { ...config, stateFile: null, patreon: { ...config.patreon, pageSize: 5 } },
    now: () => {
      ticks += 1_000;
      return new Date(ticks);
    },
  });
  creator = apiCall(sandbox, CREATOR);
});
afterAll(() => sandbox.stop());

const MEMBERSHIP = {
  include: "memberships,memberships.currently_entitled_tiers",
  "fields[member]":
    "patron_status,currently_entitled_amount_cents,is_gifted,is_free_trial,last_charge_status",
  "fields[tier]": "title,amount_cents",
};

async function identity(
  person: string,
  query: Record<string, string> = {},
  scope = "identity",
): Promise<Answer> {
  const { body } = await signIn(sandbox, person, scope);
  return apiCall(sandbox, body.access_token)("GET", "/identity", query);
}

function expectError(answer: Answer, status: number): void {
  expect(answer.status).toBe(status);
  expect(answer.body.errors[0]).toMatchObject({ status: String(status) });
  expect(answer.body.errors[0].code_name).toBeTruthy();
}

describe("identity", () => {
  it("says nothing but id and type unless asked", async () => {
    const { body } = await identity("rook77");
    const { userId } = personByKey("rook77").patreon ?? { userId: "" };
    expect(body).toEqual({
      data: { id: userId, type: "user", attributes: {} },
      links: { self: `https://www.patreon.com/api/oauth2/v2/user/${userId}` },
    });
  });

  it("gives the fields that were asked for, by type", async () => {
    const { body } = await identity("rook77", {
      ...MEMBERSHIP,
      "fields[user]": "full_name,social_connections",
    });
    expect(body.data.attributes).toEqual({
      full_name: "Ruth Okafor",
      social_connections: { discord: { user_id: personByKey("rook77").id, url: null, scopes: ["identify"] } },
    });
    const member = body.included.find((one: { type: string }) => one.type === "member");
    expect(member).toEqual({
      id: memberId("51300236"),
      type: "member",
      attributes: {
        patron_status: "active_patron",
        currently_entitled_amount_cents: 600,
        is_gifted: false,
        is_free_trial: false,
        last_charge_status: "Paid",
      },
      relationships: { currently_entitled_tiers: { data: [{ id: tiers[0]?.patreonId, type: "tier" }] } },
    });
    expect(body.data.relationships.memberships.data).toEqual([{ id: member.id, type: "member" }]);
    const tier = body.included.find((one: { type: string }) => one.type === "tier");
    expect(tier.attributes).toEqual({ title: "Bronze", amount_cents: 600 });
  });

  it.each([
    ["hollowpine", "active_patron", "Paid", "gold"],
    ["fernandflint", "active_patron", "Paid", "silver"],
    ["borrowedcoat", "active_patron", null, "gold"],
    ["firstfrost", "active_patron", "Free Trial", "bronze"],
    ["drymatch", "declined_patron", "Declined", null],
    ["gonefishingk", "former_patron", "Paid", null],
    ["secondthought", "former_patron", "Refunded", null],
    ["paleminnow", null, null, null],
  ])("tells how %s stands", async (person, status, charge, tier) => {
    const { body } = await identity(person, MEMBERSHIP);
    const member = body.included.find((one: { type: string }) => one.type === "member");
    expect(member.attributes).toMatchObject({ patron_status: status, last_charge_status: charge });
    const entitled = member.relationships.currently_entitled_tiers.data.map((one: { id: string }) => one.id);
    expect(entitled).toEqual(tiers.filter((one) => one.key === tier).map((one) => one.patreonId));
    expect(member.attributes.is_gifted).toBe(person === "borrowedcoat");
    expect(member.attributes.is_free_trial).toBe(person === "firstfrost");
  });

  it("has no membership for someone who has none, and no account at all when it is deleted", async () => {
    expect((await identity("echoridge", MEMBERSHIP)).body).toMatchObject({
      data: { relationships: { memberships: { data: [] } } },
      included: [],
    });
    const { body } = await signIn(sandbox, "secondthought");
    await sandboxClient(sandbox.url).deleteAccount("secondthought");
    expectError(await apiCall(sandbox, body.access_token)("GET", "/identity"), 401);
  });

  it("gives the e-mail address only by its scope", async () => {
    const fields = { "fields[user]": "email" };
    expect((await identity("rook77", fields)).body.data.attributes).toEqual({});
    const open = await identity("rook77", fields, "identity identity[email]");
    expect(open.body.data.attributes.email).toBe("rook77@example.test");
  });

  it.each([
    [{ "fields[user]": "shoe_size" }],
    [{ "fields[pet]": "name" }],
    [{ include: "memberships.campaign.rewards" }],
  ])("refuses %j", async (query) => {
    expectError(await identity("rook77", query), 400);
  });
});

describe("the campaign", () => {
  it("lists itself with its tiers", async () => {
    const { body } = await creator("GET", "/campaigns", {
      include: "tiers",
      "fields[tier]": "title,amount_cents",
    });
    expect(body.data[0].id).toBe(campaign.id);
    expect(body.included.map((one: { attributes: { title: string } }) => one.attributes.title)).toEqual([
      "Bronze",
      "Silver",
      "Gold",
    ]);
    expect((await creator("GET", `/campaigns/${campaign.id}`)).body.data.type).toBe("campaign");
    expectError(await creator("GET", "/campaigns/1"), 404);
  });

  it("has a crowd behind its people, of whom a turn moves one in a hundred", async () => {
    const control = sandboxClient(sandbox.url);
    const query = { include: "currently_entitled_tiers" };
    const people = sandbox.state.people.filter((one) => one.patreon?.membership).length;
    await control.crowd(100);
    const path = `/campaigns/${campaign.id}/members`;
    const list = await creator("GET", path, query);
    expect(list.body.meta.pagination.total).toBe(people + 100);
    const tiersOf = async () => {
      const ids = Array.from({ length: 100 }, (_, at) => at.toString(16).padStart(12, "0"));
      const some = ids.slice(5, 10).map((tail) => `00000000-0000-4000-a000-${tail}`);
      const answers = await Promise.all(some.map((id) => creator("GET", `/members/${id}`, query)));
      return answers.map(({ body }) => JSON.stringify(body.data.relationships));
    };
    const before = await tiersOf();
    await control.crowd(100, 1);
    const after = await tiersOf();
    expect(after.filter((one, at) => one !== before[at])).toHaveLength(1);
    await control.crowd(0);
    expectError(await creator("GET", "/members/00000000-0000-4000-a000-000000000005"), 404);
  });

  it("pages through its members by cursor, each once", async () => {
    const path = `/campaigns/${campaign.id}/members`;
    const total = sandbox.state.people.filter((one) => one.patreon?.membership).length;
    const ids: string[] = [];
    const sizes: number[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, string> = cursor ? { "page[cursor]": cursor } : {};
      const { body } = await creator("GET", path, query);
      ids.push(...body.data.map((one: { id: string }) => one.id));
      sizes.push(body.data.length);
      cursor = body.meta.pagination.cursors.next;
      expect(Boolean(body.links?.next)).toBe(cursor !== null);
      expect(body.meta.pagination.total).toBe(total);
    } while (cursor);
    expect(sizes.length).toBe(Math.ceil(total / 5));
    expect(Math.max(...sizes)).toBe(5);
    expect(ids).toHaveLength(total);
    expect(new Set(ids).size).toBe(total);
    expectError(await creator("GET", path, { "page[cursor]": "nonsense" }), 400);
  });

  it("shows one member with their user and tiers", async () => {
    const id = memberId("51300270");
    const query = {
      include: "user,currently_entitled_tiers",
      "fields[member]": "full_name,email",
      "fields[user]": "full_name",
    };
    const { body } = await creator("GET", `/members/${id}`, query);
    expect(body.data.attributes).toEqual({ full_name: "Celine Lynch", email: "cinderlynx@example.test" });
    expect(body.data.relationships.user.data).toEqual({ id: "51300270", type: "user" });
    expect(body.included).toHaveLength(2);
    expectError(await creator("GET", "/members/none"), 404);
  });

  it("is the creator's alone", async () => {
    const { body } = await signIn(
      sandbox,
      "rook77",
      "identity campaigns campaigns.members w:campaigns.webhook",
    );
    const rook = apiCall(sandbox, body.access_token);
    for (const path of [
      "/campaigns",
      `/campaigns/${campaign.id}/members`,
      `/members/${memberId("51300236")}`,
      "/webhooks",
    ]) {
      expectError(await rook("GET", path), 403);
      expectError(await apiCall(sandbox, "wrong")("GET", path), 401);
    }
  });
});

describe("Patreon's edge", () => {
  it("refuses calls without a User-Agent", async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const url = new URL(`${sandbox.url}/patreon/api/oauth2/v2/campaigns`);
      const call = request(url, { headers: { authorization: `Bearer ${CREATOR}` } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      call.on("error", reject);
      call.end();
    });
    expect(status).toBe(403);
  });

  it("answers unknown addresses and methods in its own shape", async () => {
    expectError(await creator("GET", "/nothing"), 404);
    expectError(await creator("DELETE", "/campaigns"), 405);
  });

  it("throttles a token after 100 requests in a minute", async () => {
    const still = await startSandbox({ port: 0, now: () => new Date("2026-11-22T12:00:00Z") });
    const calls = Array.from({ length: 101 }, () =>
      ask(`${still.url}/patreon/api/oauth2/v2/campaigns`, {
        headers: { ...AGENT, authorization: `Bearer ${CREATOR}` },
      }),
    );
    const answers = await Promise.all(calls);
    await still.stop();
    const refused = answers.filter((one) => one.status === 429);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.body.errors[0]).toMatchObject({
      code_name: "RequestThrottled",
      retry_after_seconds: 2,
    });
  });
});
