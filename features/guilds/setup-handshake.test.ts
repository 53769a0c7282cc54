import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type GuildScope, withGuild, withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { sandboxEnv } from "@/features/identity/testing/browser";
import { connectWithToken } from "@/features/nitrado/connect";
import { service } from "@/features/nitrado/data";
import { logDir } from "@/features/nitrado/paths";
import { longLifeToken, nitradoControl } from "@/sandbox/nitrado/testing";
import { guildByKey } from "@/sandbox/population";
import { startSandbox } from "@/sandbox/start";
import { upsertGuild } from "./mutations";
import { scopeForJob } from "./scope";
import { shakeHands } from "./setup-handshake";

const PINE = guildByKey("black-pine").id;
const OUTLAWS = guildByKey("livonia-outlaws").id;
const SERVICE = "11840201";

let t: TestDatabase;
let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let nitrado: ReturnType<typeof nitradoControl>;
let pine: GuildScope;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  Object.assign(process.env, sandboxEnv("http://localhost:3000", sandbox.url), {
    NITRADO_API_URL: `${sandbox.url}/nitrado`,
  });
  nitrado = nitradoControl(sandbox.url);
  t = await testDatabase();
  for (const id of [PINE, OUTLAWS])
    await withSystem({ kind: "system", job: "test" }, (ctx) =>
      upsertGuild(ctx, { guildId: id, name: "Bears", icon: null, ownerDiscordId: null }),
    );
  pine = scopeForJob(PINE, "test");
  await connectWithToken(pine, { token: longLifeToken("hollowpine"), label: "" });
});
afterAll(async () => {
  await sandbox.stop();
  await t.close();
});
afterEach(() => nitrado.clearFaults());

async function write(name: string, lines: readonly string[]) {
  const { game, gamePath } = await withGuild(pine, (ctx) => service(ctx, SERVICE));
  if (!game) throw new Error("The demo's server has a game.");
  const path = `${logDir({ game, gamePath })}/${name}`;
  // Newer than what the world has written.
  const at = new Date(Date.now() + 86_400_000);
  sandbox.files(SERVICE).write(path, Buffer.from(`${lines.join("\n")}\n`), at);
}

it("tells the newest lines of the newest log as they are understood, and keeps nothing", async () => {
  await write("DayZServer_X1_x64_2026-12-31_18-00-00.ADM", [
    "AdminLog started on 2026-12-31 at 18:00:00",
    ...Array.from({ length: 200 }, (_, at) => `18:00:01 | ##### PlayerList log: ${at} players`),
    `18:05:00 | Player "Rook_77" (id=${"A".repeat(43)}=) is connected`,
  ]);
  const heard = await shakeHands(pine, SERVICE);
  expect(heard.fileName).toBe("DayZServer_X1_x64_2026-12-31_18-00-00.ADM");
  expect(heard.lines[0]).toMatchObject({ type: "player.connected", words: "Rook_77 came." });
  expect(heard.lines).toHaveLength(6);
  expect(heard.unknown).toBe(0);
  expect(heard.writtenAt).not.toBeNull();
  expect(await t.sql("select 1 from nitrado_log_state")).toEqual([]);
  expect(await t.sql("select 1 from player_profiles")).toEqual([]);
});

it("is of the guild's own servers alone", async () => {
  const stranger = shakeHands(scopeForJob(OUTLAWS, "test"), SERVICE);
  await expect(stranger).rejects.toMatchObject({ code: "not_found" });
});

it("says in a sentence that Nitrado does not answer", async () => {
  await nitrado.fault({ mode: "down" });
  await expect(shakeHands(pine, SERVICE)).rejects.toMatchObject({
    code: "unavailable",
    message: expect.stringContaining("Nothing was changed"),
  });
});
