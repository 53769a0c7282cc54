import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type SandboxClient, sandboxClient } from "@/sandbox/client";
import { sandboxConfig } from "@/sandbox/config";
import { campaign } from "@/sandbox/population";
import { type Sandbox, startSandbox } from "@/sandbox/start";
import { memberId } from "@/sandbox/state/pledges";
import { apiCall, CREATOR } from "./testing";

interface Received {
  readonly event: string;
  readonly signature: string;
  readonly raw: Buffer;
}

const SECRET = "a-secret-of-the-portal";
let site: Server;
let received: Received[];
let answer: number;
let sandbox: Sandbox;
let control: SandboxClient;

beforeEach(async () => {
  received = [];
  answer = 200;
  site = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const header = (name: string) => String(request.headers[name]);
    received.push({
      event: header("x-patreon-event"),
      signature: header("x-patreon-signature"),
      raw: Buffer.concat(chunks),
    });
    response.writeHead(answer).end();
  });
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  const uri = `http://127.0.0.1:${(site.address() as AddressInfo).port}/api/webhooks/patreon`;
  const config = sandboxConfig({ SANDBOX_PATREON_WEBHOOK_URL: uri, SANDBOX_PATREON_WEBHOOK_SECRET: SECRET });
  sandbox = await startSandbox({
    port: 0,
    config: { ...config, stateFile: null, patreon: { ...config.patreon, webhookRetryMs: [5, 5] } },
  });
  control = sandboxClient(sandbox.url);
});

afterEach(async () => {
  await sandbox.stop();
  site.closeAllConnections();
  await new Promise((resolve) => site.close(resolve));
});

const hmac = (raw: Buffer, secret = SECRET) => createHmac("md5", secret).update(raw).digest("hex");
const events = () => received.map((one) => one.event);

describe("webhooks of a pledge", () => {
  it("are signed over the raw body and carry the member, the user, the campaign and the tiers", async () => {
    await control.pledge("rook77", "change", "gold");
    await sandbox.settled();
    expect(events()).toEqual(["members:pledge:update", "members:update"]);
    for (const one of received) expect(one.signature).toBe(hmac(one.raw));
    const body = JSON.parse(String(received[0]?.raw));
    expect(body.data).toMatchObject({
      id: memberId("51300236"),
      type: "member",
      attributes: { patron_status: "active_patron", currently_entitled_amount_cents: 1500 },
      relationships: { user: { data: { id: "51300236" } }, campaign: { data: { id: campaign.id } } },
    });
    const included = body.included.map((one: { type: string }) => one.type).toSorted();
    expect(included).toEqual(["campaign", "tier", "user"]);
  });

  it.each([
    ["rook77", "decline", undefined, ["members:update"]],
    ["drymatch", "recover", undefined, ["members:update"]],
    ["rook77", "cancel", undefined, ["members:pledge:delete", "members:update"]],
    ["rook77", "refund", undefined, ["members:pledge:delete", "members:update"]],
    ["echoridge", "pledge", "bronze", ["members:create", "members:pledge:create"]],
    ["mudboots", "pledge", "silver", ["members:create", "members:pledge:create"]],
    ["mudboots", "follow", undefined, ["members:create"]],
    ["paleminnow", "unfollow", undefined, ["members:delete"]],
    ["echoridge", "gift", "gold", ["members:create", "members:update"]],
    ["echoridge", "trial", "bronze", ["members:create", "members:pledge:create"]],
  ] as const)("%s: %s sends what Patreon sends", async (person, action, tier, expected) => {
    await control.pledge(person, action, tier);
    await sandbox.settled();
    expect(events()).toEqual(expected);
  });

  it("tell of a deleted account according to whether it ever paid", async () => {
    await control.deleteAccount("rook77");
    await control.deleteAccount("paleminnow");
    await sandbox.settled();
    expect(events()).toEqual(["members:pledge:delete", "members:update", "members:delete"]);
    const member = await apiCall(sandbox, CREATOR)("GET", `/members/${memberId("51300236")}`);
    expect(member.status).toBe(404);
  });

  it("refuse what Patreon would not do, with a sentence", async () => {
    await expect(control.pledge("rook77", "pledge", "gold")).rejects.toThrow("change its tier");
    await expect(control.pledge("mudboots", "decline")).rejects.toThrow("running paid pledge");
    expect(events()).toEqual([]);
  });
});

describe("delivery", () => {
  it("tries again in order, then pauses with everything kept, and sends it all when the pause ends", async () => {
    answer = 500;
    await control.pledge("rook77", "change", "gold");
    await sandbox.settled();
    expect(events()).toEqual(["members:pledge:update", "members:pledge:update", "members:pledge:update"]);
    const api = apiCall(sandbox, CREATOR);
    const paused = (
      await api("GET", "/webhooks", { "fields[webhook]": "paused,num_consecutive_times_failed" })
    ).body;
    expect(paused.data[0].attributes).toEqual({ paused: true, num_consecutive_times_failed: 3 });
    answer = 200;
    received = [];
    const body = { data: { type: "webhook", id: paused.data[0].id, attributes: { paused: false } } };
    const change = await api("PATCH", `/webhooks/${paused.data[0].id}`, {}, body);
    expect(change.body.data.attributes).toMatchObject({ paused: false, num_consecutive_times_failed: 0 });
    await sandbox.settled();
    expect(events()).toEqual(["members:pledge:update", "members:update"]);
    expect(sandbox.state.deliveries.map((one) => one.state)).toEqual(["delivered", "delivered"]);
  });

  it("gets over a site that is away for a moment", async () => {
    answer = 503;
    await control.pledge("rook77", "decline");
    while (received.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    answer = 204;
    await sandbox.settled();
    expect(sandbox.state.deliveries[0]).toMatchObject({ state: "delivered", lastStatus: "204" });
    expect(sandbox.state.webhooks[0]).toMatchObject({ failures: 0, paused: false });
  });

  it("can be repeated and forged by hand", async () => {
    await control.sendWebhook({ person: "rook77", times: 3 });
    await control.sendWebhook({ person: "rook77", tamper: "signature" });
    await control.sendWebhook({ person: "rook77", tamper: "body" });
    await sandbox.settled();
    const honest = received.map((one) => one.signature === hmac(one.raw));
    expect(honest).toEqual([true, true, true, false, false]);
    expect(new Set(received.slice(0, 3).map((one) => String(one.raw))).size).toBe(1);
  });
});

describe("webhooks by API", () => {
  const creation = (attributes: object, id: string = campaign.id) => ({
    data: { type: "webhook", attributes, relationships: { campaign: { data: { type: "campaign", id } } } },
  });

  it("are made with a secret of their own and hear only what they asked for", async () => {
    const api = apiCall(sandbox, CREATOR);
    const uri = sandbox.config.patreon.webhookUrl;
    const made = await api("POST", "/webhooks", {}, creation({ triggers: ["members:pledge:delete"], uri }));
    expect(made.status).toBe(201);
    const { secret } = made.body.data.attributes;
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    await control.pledge("rook77", "cancel");
    await sandbox.settled();
    const own = received.filter((one) => one.signature === hmac(one.raw, secret));
    expect(own.map((one) => one.event)).toEqual(["members:pledge:delete"]);
    expect(received).toHaveLength(3);
  });

  it.each([
    ["an unknown trigger", creation({ triggers: ["members:explode"], uri: "http://localhost/" })],
    ["no trigger", creation({ triggers: [], uri: "http://localhost/" })],
    ["no web address", creation({ triggers: ["members:update"], uri: "ftp://localhost/" })],
    ["another's campaign", creation({ triggers: ["members:update"], uri: "http://localhost/" }, "1")],
  ])("are refused for %s", async (_, body) => {
    const answer = await apiCall(sandbox, CREATOR)("POST", "/webhooks", {}, body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].status).toBe("400");
  });
});
