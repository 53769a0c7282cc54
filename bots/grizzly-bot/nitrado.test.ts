import { afterAll, beforeAll, expect, test } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { scopeForJob } from "@/features/guilds/scope";
import { sandboxEnv } from "@/features/identity/testing/browser";
import { connectWithToken } from "@/features/nitrado/connect";
import { service } from "@/features/nitrado/data";
import { storeAccount } from "@/features/nitrado/mutations/access";
import { longLifeToken, nitradoControl } from "@/sandbox/nitrado/testing";
import { startSandbox } from "@/sandbox/start";
import { tasks } from "./nitrado";

const ONE = "100000000000000001";
const TWO = "100000000000000002";

let t: TestDatabase;
let sandbox: Awaited<ReturnType<typeof startSandbox>>;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  Object.assign(process.env, sandboxEnv("http://localhost:3000", sandbox.url), {
    NITRADO_API_URL: `${sandbox.url}/nitrado`,
    NITRADO_CLIENT_ID: sandbox.config.nitrado.clientId,
    NITRADO_CLIENT_SECRET: sandbox.config.nitrado.clientSecret,
  });
  t = await testDatabase();
  for (const id of [ONE, TWO]) {
    await t.sql("insert into guilds (guild_id, name, slug) values ($1, $2, $2)", [id, `guild-${id}`]);
  }
});
afterAll(async () => {
  await sandbox.stop();
  await t.close();
});

async function run(name: string, worker = "one"): Promise<void> {
  const task = tasks(worker).find((one) => one.name === name);
  if (!task) throw new Error(`There is no task ${name}.`);
  await task.run({ signal: new AbortController().signal });
}

const nameOf = async (guild: string, id: string) =>
  (await withGuild(scopeForJob(guild, "test"), (ctx) => service(ctx, id))).name;

test("every hour each guild's services are brought up to date, also beside a guild whose access has ended", async () => {
  const broken = await connectWithToken(scopeForJob(ONE, "test"), {
    token: longLifeToken("hollowpine"),
    label: "",
  });
  await connectWithToken(scopeForJob(TWO, "test"), { token: longLifeToken("marrowwren"), label: "" });
  await t.sql("update nitrado_tokens set state = 'reconnect' where id = $1", [broken.access.ref]);
  await nitradoControl(sandbox.url).setting("11902110", "config", "hostname", "Outlaws, renamed");
  await run("nitrado-services");
  expect(await nameOf(TWO, "11902110")).toBe("Outlaws, renamed");
});

test("a pair that Nitrado does not know ends alone: the other guild's work goes on", async () => {
  const pair = {
    accessToken: "made-up",
    refreshToken: "made-up-too",
    expiresIn: 86_400,
    scopes: ["service"],
  };
  const account = { discordId: "200000000000000001", nitradoUserId: null };
  await withGuild(scopeForJob(ONE, "test"), (ctx) => storeAccount(ctx, account, pair));
  await t.sql("update nitrado_oauth_tokens set refreshed_at = now() - interval '21 hours'");
  await run("nitrado-renew");
  expect(await t.sql("select state from nitrado_oauth_tokens")).toEqual([{ state: "reconnect" }]);
  const [failure] = await t.sql<{ error: string }>("select error from token_refresh_errors");
  expect(failure?.error).toContain("invalid_grant");
});

test("of two bots one does the work", async () => {
  await t.sql(
    "insert into leases (name, holder, expires_at) values ('nitrado:services', 'another', now() + interval '1 minute')",
  );
  await nitradoControl(sandbox.url).setting("11902110", "config", "hostname", "Renamed again");
  await run("nitrado-services", "two");
  expect(await nameOf(TWO, "11902110")).toBe("Outlaws, renamed");
  await t.sql("delete from leases");
  await run("nitrado-services", "two");
  expect(await nameOf(TWO, "11902110")).toBe("Renamed again");
});
