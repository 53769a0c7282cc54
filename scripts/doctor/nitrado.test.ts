import { afterEach, expect, test } from "vitest";
import { failure, success, wireServer } from "@/features/nitrado/testing/wire";
import { parseEnv } from "@/lib/env";
import { examineNitrado } from "./nitrado";

const KEY = Buffer.alloc(32, 1).toString("base64");
const rest = {
  SITE_URL: "http://localhost:3000",
  DATABASE_URL: "postgres://u:p@db.test/grizzly",
  NEXTAUTH_SECRET: "a".repeat(40),
  INTERNAL_SECRET: "b".repeat(40),
  SECRETS_KEYRING: `k1:${KEY}`,
  DISCORD_CLIENT_ID: "1",
  DISCORD_CLIENT_SECRET: "s",
  DISCORD_BOT_TOKEN: "t",
  PATREON_CLIENT_ID: "1",
  PATREON_CLIENT_SECRET: "s",
  PATREON_CREATOR_TOKEN: "t",
  PATREON_CAMPAIGN_ID: "1",
  PATREON_WEBHOOK_SECRET: "w",
  PATREON_TIERS: "bronze:1",
};
const client = { NITRADO_CLIENT_ID: "our-client", NITRADO_CLIENT_SECRET: "our-secret" };

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  close = undefined;
});

/** A Nitrado with parts under maintenance that answers an invented code with an error. */
async function nitrado(
  error: string | null,
  maintenance: Record<string, boolean> = { cloud_backend: false },
) {
  const server = await wireServer((request, response) => {
    if (request.url === "/maintenance") return success(response, { maintenance });
    if (error === null) return failure(response, 422, "No");
    response.writeHead(400, { "content-type": "application/json" });
    response.end(JSON.stringify({ error }));
  });
  close = server.close;
  return server;
}

const states = async (settings: Record<string, string>) =>
  (await examineNitrado(parseEnv({ ...rest, ...settings }))).map(
    ({ subject, state }) => `${subject}: ${state}`,
  );

test("a client that Nitrado knows is found by an invented code", async () => {
  const { url, seen } = await nitrado("invalid_grant");
  expect(await states({ ...client, NITRADO_API_URL: url })).toEqual([
    "Nitrado: good",
    "Nitrado sign-in: good",
    "Nitrado redirect: note",
  ]);
  expect(seen.find(({ method }) => method === "POST")?.body).toContain("client_id=our-client");
});

test.each([
  ["invalid_client", "bad"],
  [null, "note"],
])("the answer %s makes the client %s", async (error, state) => {
  const { url } = await nitrado(error);
  expect(await states({ ...client, NITRADO_API_URL: url })).toContain(`Nitrado sign-in: ${state}`);
});

test("maintenance is told, and half a client is named", async () => {
  const { url } = await nitrado("invalid_grant", { cloud_backend: true });
  expect(await states({ NITRADO_CLIENT_ID: "our-client", NITRADO_API_URL: url })).toEqual([
    "Nitrado: note",
    "Nitrado sign-in: bad",
    "Nitrado redirect: note",
  ]);
});

test("nobody there is bad; no client is a choice", async () => {
  expect(await states({ NITRADO_API_URL: "http://localhost:1" })).toEqual([
    "Nitrado: bad",
    "Nitrado sign-in: note",
  ]);
});
