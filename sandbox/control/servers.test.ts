import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type SandboxClient, sandboxClient } from "@/sandbox/client";
import { ask } from "@/sandbox/discord/testing";
import { nitradoControl } from "@/sandbox/nitrado/testing";
import { type Sandbox, startSandbox } from "@/sandbox/start";

const SERVICE = "11840201";
const PLAYERS = ["Rook_77", "CinderLynx"] as const;

let sandbox: Sandbox;
let control: SandboxClient;
let now: Date;
beforeAll(async () => {
  now = new Date("2026-11-23T12:00:00Z");
  sandbox = await startSandbox({ port: 0, now: () => now });
  control = sandboxClient(sandbox.url);
});
afterAll(() => sandbox.stop());
/** A loaded server with two players who do nothing by themselves. */
beforeEach(async () => {
  now = new Date("2026-11-23T12:00:00Z");
  await control.reset();
  await control.serverSettings(SERVICE, { busy: false, logStepSeconds: 0, newFileDelaySeconds: 0 });
  pass(60);
  for (const player of PLAYERS) await control.act(SERVICE, { do: "connect", player });
  pass(5);
});

function pass(seconds: number): void {
  now = new Date(now.getTime() + seconds * 1000);
  sandbox.tick();
}
const form = (path: string, fields: Record<string, string>) =>
  ask(`${sandbox.url}${path}`, {
    method: "POST",
    headers: { origin: sandbox.url },
    body: new URLSearchParams({ return: `/servers/${SERVICE}`, ...fields }),
  });
const page = async (path = `/servers/${SERVICE}`) => (await ask(`${sandbox.url}${path}`)).body as string;
function log(): string {
  const { gamePath } = sandbox.gameServer(SERVICE);
  const files = sandbox.files(SERVICE);
  const names = files.list(`${gamePath}/config`).filter((one) => one.name.endsWith(".ADM"));
  return names.map((one) => Buffer.from(files.read(`${gamePath}/config/${one.name}`) ?? "")).join("");
}

describe("a server's page", () => {
  it("kills by a form, and the log has the line with weapon and distance", async () => {
    expect(await page()).toContain('name="killer"');
    const fields = { killer: "Rook_77", victim: "CinderLynx", weapon: "SVD", metres: "321", headshot: "on" };
    const done = await form(`/__sandbox/servers/${SERVICE}/act`, { do: "kill", ...fields });
    expect(done.headers.get("location")).toBe(`/servers/${SERVICE}`);
    const said = decodeURIComponent(done.headers.get("set-cookie") ?? "");
    expect(said).toContain("Rook_77 killed CinderLynx with SVD from 321 m.");
    pass(5);
    const line = log()
      .split("\n")
      .find((one) => one.includes("killed by"));
    expect(line).toMatch(/"CinderLynx".*killed by Player "Rook_77".*with SVD from 321/);
    expect((await control.server(SERVICE)).players.find((one) => one.name === "CinderLynx")?.alive).toBe(
      false,
    );
  });

  it("says why the world refuses, and changes nothing then", async () => {
    const before = log();
    const answer = await form(`/__sandbox/servers/${SERVICE}/act`, { do: "suicide", player: "MudBoots" });
    expect(decodeURIComponent(answer.headers.get("set-cookie") ?? "")).toContain("!MudBoots is not online");
    await expect(control.act(SERVICE, { do: "suicide", player: "Nobody" })).rejects.toThrow("Nobody called");
    await expect(control.act("1", { do: "cutLog" })).rejects.toThrow("no such service");
    const metres = { do: "kill", killer: "Rook_77", victim: "CinderLynx", metres: "far" };
    const wrong = await form(`/__sandbox/servers/${SERVICE}/act`, metres);
    expect(decodeURIComponent(wrong.headers.get("set-cookie") ?? "")).toContain("!metres");
    pass(5);
    expect(log()).toBe(before);
  });

  it.each([
    ["disconnect", "Rook_77 left."],
    ["starve", "Rook_77 starved."],
    ["knockOut", "Rook_77 is unconscious."],
    ["emote", "Rook_77 performed EmoteGreeting."],
  ])("makes a player %s", async (deed, sentence) => {
    const done = await form(`/__sandbox/servers/${SERVICE}/act`, { do: deed, player: "Rook_77" });
    expect(decodeURIComponent(done.headers.get("set-cookie") ?? "")).toContain(sentence);
  });

  it("shows delivered items with their tag, boot and who took them, and the file as it is", async () => {
    const { missionPath, boots } = await control.server(SERVICE);
    const entry = {
      name: "M4A1",
      pos: [4395.5, 339.7, 10362.3],
      ypr: [0, 0, 0],
      customString: "grizzly:o:1<b>",
    };
    const path = `${missionPath}/custom/grizzly-deliveries.json`;
    expect(await page()).toContain("It is not there.");
    await nitradoControl(sandbox.url).file(SERVICE, path, JSON.stringify({ Objects: [entry] }));
    expect(await page()).toContain("&quot;customString&quot;:&quot;grizzly:o:1&lt;b&gt;&quot;");
    await form(`/__sandbox/servers/${SERVICE}/power`, { do: "restart" });
    pass(10);
    expect(await page()).toContain("started, loading");
    pass(60);
    await control.act(SERVICE, { do: "connect", player: "Rook_77" });
    pass(1);
    const [item] = (await control.server(SERVICE)).items;
    expect(item).toMatchObject({ className: "M4A1", tag: "grizzly:o:1<b>", takenBy: null, boot: boots + 1 });
    expect(await page()).toMatch(
      /M4A1<\/td><td>4395\.5, 10362\.3, 339\.7<\/td>\s*<td><code>grizzly:o:1&lt;b&gt;/,
    );
    await control.act(SERVICE, { do: "takeItems", player: "Rook_77" });
    expect(await page()).toContain('<td class="good">Rook_77</td>');
  });

  it("stops, starts, crashes and is slow by its buttons", async () => {
    await control.power(SERVICE, "crash");
    pass(60);
    expect((await control.server(SERVICE)).boots).toBe(2);
    await control.power(SERVICE, "stop");
    pass(60);
    const stopped = await page();
    expect(stopped).toContain(">Start</button>");
    expect(stopped).not.toContain(">Crash</button>");
    await expect(control.power(SERVICE, "crash")).rejects.toThrow("does not run");
    await control.power(SERVICE, "start");
    pass(60);
    expect((await control.server(SERVICE)).status).toBe("started");
    const pace = {
      whole: "true",
      logStepSeconds: "300",
      newFileDelaySeconds: "510",
      speed: "2",
      generation: "A",
    };
    await form(`/__sandbox/servers/${SERVICE}/settings`, pace);
    expect((await control.server(SERVICE)).settings).toEqual({
      ...{ logStepSeconds: 300, newFileDelaySeconds: 510, speed: 2, generation: "A" },
      busy: false,
    });
  });

  it("sets faults for its own service and takes them back", async () => {
    const fault = { mode: "slow", service: SERVICE, path: "/file_server", delayMs: "9", remaining: "" };
    await form("/__sandbox/nitrado/faults", fault);
    expect(sandbox.state.nitrado.faults).toMatchObject([
      { mode: "slow", service: SERVICE, path: "/file_server", delayMs: 9, remaining: null },
    ]);
    expect(await page()).toContain("Misbehaves");
    expect(await page("/servers/11840202")).not.toContain("Misbehaves");
    await form("/__sandbox/nitrado/faults", { mode: "none", service: SERVICE, path: "/file_server" });
    expect(sandbox.state.nitrado.faults).toEqual([]);
    await form(`/__sandbox/nitrado/services/${SERVICE}`, { status: "suspended" });
    expect(await page("/servers")).toContain('<span class="chip state-bad">suspended</span>');
  });

  it("lets an owner take every token back on their own page", async () => {
    expect(await page("/people/hollowpine")).toContain("<b>Nitrado</b> 2 tokens");
    expect(await page("/people/rook77")).not.toContain("<b>Nitrado</b>");
    await form("/__sandbox/nitrado/accounts/hollowpine/tokens", { do: "revoke" });
    expect(await page("/people/hollowpine")).toContain("<b>Nitrado</b> no tokens");
  });

  it("leads to the list for a server that is not there", async () => {
    const answer = await ask(`${sandbox.url}/servers/1`);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/servers"]);
  });
});
