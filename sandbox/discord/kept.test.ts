import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { sandboxClient } from "@/sandbox/client";
import { sandboxConfig } from "@/sandbox/config";
import { guildByKey } from "@/sandbox/population";
import { startSandbox } from "@/sandbox/start";
import { ask, botCall, discordControl } from "./testing";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "grizzly-sandbox-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const file = () => join(folder, "state.json");
const start = () => startSandbox({ port: 0, config: { ...sandboxConfig(), stateFile: file() } });
const general = guildByKey("black-pine").channels.find((one) => one.key === "general")?.id ?? "";

it("threads, messages and the bytes of files survive a restart, and a reset takes them away", async () => {
  const first = await start();
  const opened = await botCall(first)("POST", `/channels/${general}/threads`, { name: "Ticket 1", type: 12 });
  const bytes = new Uint8Array([0, 255, 13, 10, 0]);
  const sent = await discordControl(first.url).writes("rook77", general, "see", [{ name: "a b.bin", bytes }]);
  await first.stop();
  const second = await start();
  const threads = await discordControl(second.url).threads("black-pine");
  expect(threads.map((one) => one.id)).toEqual([opened.body.id]);
  const [kept] = await discordControl(second.url).messages(general);
  expect([kept?.id, kept?.attachments[0]?.name]).toEqual([sent.id, "a_b.bin"]);
  const url = kept?.attachments[0]?.url ?? "";
  expect(new Uint8Array(await (await fetch(url)).arrayBuffer())).toEqual(bytes);
  await sandboxClient(second.url).reset();
  expect((await ask(url)).status).toBe(404);
  expect(await discordControl(second.url).messages(general)).toEqual([]);
  await second.stop();
});

it("a state of before there were threads is taken over", async () => {
  const first = await start();
  await discordControl(first.url).writes("rook77", general, "from long ago");
  await first.stop();
  const state = JSON.parse(await readFile(file(), "utf8"));
  for (const key of ["commands", "interactions"]) delete state[key];
  for (const guild of state.guilds) {
    delete guild.threads;
    for (const member of guild.members) delete member.timeoutUntil;
  }
  for (const message of state.messages) {
    for (const key of ["type", "attachments", "onlyFor", "asked"]) delete message[key];
  }
  for (const fault of Object.values<Record<string, unknown>>(state.faults)) delete fault.until;
  await writeFile(file(), JSON.stringify(state));
  const second = await start();
  expect((await discordControl(second.url).messages(general)).map((one) => one.content)).toEqual([
    "from long ago",
  ]);
  const answer = await botCall(second)("POST", `/channels/${general}/messages`, { content: "and now" });
  expect(answer.status).toBe(200);
  expect((await ask(`${second.url}/chat/${general}`)).body).toContain("from long ago");
  await second.stop();
});
