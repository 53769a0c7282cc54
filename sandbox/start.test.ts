import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import type { AddressInfo, Server } from "node:net";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sandboxClient } from "./client";
import { sandboxConfig } from "./config";
import { startSandbox } from "./start";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "grizzly-sandbox-"));
  file = join(folder, "deep", "state.json");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const withFile = (env: Record<string, string> = {}) => ({ ...sandboxConfig(env), stateFile: file });

function statusFor(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const call = request(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    call.on("error", reject);
    call.end();
  });
}

describe("the process", () => {
  it("keeps its state over a restart, and leaves no half-written file", async () => {
    const first = await startSandbox({ port: 0, config: withFile() });
    await sandboxClient(first.url).pledge("mudboots", "follow");
    await sandboxClient(first.url).addPerson("Nova Reed");
    await first.stop();
    const kept = await readdir(join(folder, "deep"), { recursive: true });
    expect(kept).toContain("state.json");
    expect(kept.filter((name) => name.endsWith(".tmp"))).toEqual([]);
    const second = await startSandbox({ port: 0, config: withFile() });
    expect(second.state.people.at(-1)?.name).toBe("Nova Reed");
    expect(second.state.people.find((one) => one.key === "mudboots")?.patreon?.membership?.status).toBeNull();
    await second.stop();
  });

  it("keeps files and game worlds: nothing is lost, and no server starts anew", async () => {
    let now = new Date("2026-11-23T19:00:00Z");
    const open = () => startSandbox({ port: 0, config: withFile(), now: () => now });
    const pass = (sandbox: Awaited<ReturnType<typeof open>>, seconds: number) => {
      now = new Date(now.getTime() + seconds * 1000);
      sandbox.tick();
    };
    const first = await open();
    for (let n = 0; n < 10; n += 1) pass(first, 60);
    const path = "/games/ni11840201_1/ftproot/note.txt";
    const at = new Date("2026-11-01T10:00:00Z");
    first.files("11840201").write(path, Buffer.from([0, 255, 10]), at);
    const world = first.gameServer("11840201");
    const before = { boots: world.boots(), players: world.players(), settings: world.settings };
    const logs = first.files("11840201").list(`${world.gamePath}/config`);
    expect([logs.length > 0, before.players.length > 0]).toEqual([true, true]);
    await first.stop();
    const second = await open();
    const after = second.gameServer("11840201");
    expect({ boots: after.boots(), players: after.players(), settings: after.settings }).toEqual(before);
    expect(second.files("11840201").read(path)).toEqual(Buffer.from([0, 255, 10]));
    expect(second.files("11840201").list(`${world.gamePath}/config`)).toEqual(logs);
    const note = second
      .files("11840201")
      .list("/games/ni11840201_1/ftproot")
      .find((one) => !one.dir);
    expect(note?.modifiedAt).toEqual(at);
    await sandboxClient(second.url).reset();
    expect(second.files("11840201").read(path)).toBeNull();
    expect(second.gameServer("11840201").players()).toEqual([]);
    await second.stop();
    const third = await open();
    expect(third.files("11840201").read(path)).toBeNull();
    await third.stop();
  });

  it("saves on its own soon after a change", async () => {
    const sandbox = await startSandbox({ port: 0, config: withFile() });
    await sandboxClient(sandbox.url).addPerson("Nova Reed");
    await expect
      .poll(() => readFile(file, "utf8").catch(() => ""), { timeout: 2_000 })
      .toContain("Nova Reed");
    await sandbox.stop();
  });

  it("gives ids that never repeat, also after a restart", async () => {
    const stopped = new Date("2026-11-22T12:00:00Z");
    const ids: string[] = [];
    for (let n = 0; n < 2; n += 1) {
      const sandbox = await startSandbox({ port: 0, config: withFile(), now: () => stopped });
      ids.push((await sandboxClient(sandbox.url).addPerson("Nova Reed")).id);
      await sandbox.stop();
    }
    expect(new Set(ids).size).toBe(2);
  });

  it.each([
    ["torn", '{"version":1,"peop'],
    ["of another version", '{"version":99}'],
  ])("starts anew from a state that is %s, and keeps that file aside", async (_, text) => {
    const path = join(folder, "state.json");
    await writeFile(path, text);
    const sandbox = await startSandbox({ port: 0, config: { ...sandboxConfig(), stateFile: path } });
    expect(sandbox.state.people).toHaveLength(24);
    await sandbox.stop();
    expect(await readFile(`${path}.old`, "utf8")).toBe(text);
  });

  it("takes the webhook's address and the bots from today's settings", async () => {
    const first = await startSandbox({ port: 0, config: withFile() });
    await sandboxClient(first.url).addPerson("Nova Reed");
    await first.stop();
    const moved = await startSandbox({
      port: 0,
      config: withFile({ SANDBOX_SITE_URL: "http://localhost:4100" }),
    });
    expect(moved.state.webhooks[0]?.uri).toBe("http://localhost:4100/api/webhooks/patreon");
    expect(moved.state.people).toHaveLength(25);
    await moved.stop();
    const other = await startSandbox({
      port: 0,
      config: withFile({ SANDBOX_DISCORD_CLIENT_ID: "1180000000000000009" }),
    });
    expect(other.state.people).toHaveLength(24);
    await other.stop();
  });

  it("answers on loopback names only", async () => {
    const sandbox = await startSandbox({ port: 0 });
    const { port } = new URL(sandbox.url);
    const statuses = await Promise.all(
      [
        `127.0.0.1:${port}`,
        `localhost:${port}`,
        `[::1]:${port}`,
        "evil.test",
        `localhost.evil.test:${port}`,
        "192.168.0.4",
      ].map((host) => statusFor(`${sandbox.url}/__sandbox/health`, host)),
    );
    await sandbox.stop();
    expect(statuses).toEqual([200, 200, 200, 403, 403, 403]);
  });

  it("refuses a body that is too large in the provider's shape, and goes on after a call that was cut off", async () => {
    const sandbox = await startSandbox({ port: 0 });
    const { port } = new URL(sandbox.url);
    const path = `${sandbox.url}/discord/api/v10/oauth2/token`;
    const large = await fetch(path, { method: "POST", body: Buffer.alloc(26 * 1024 * 1024 + 1) });
    expect([large.status, (await large.json()).code]).toEqual([413, 40005]);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), "127.0.0.1", () => {
        socket.write(
          `POST /discord/api/v10/oauth2/token HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Length: 9\r\n\r\na`,
        );
        setTimeout(() => socket.destroy(), 20);
      });
      socket.on("close", () => resolve());
    });
    expect((await fetch(`${sandbox.url}/__sandbox/health`)).status).toBe(200);
    await sandbox.stop();
  });

  it("says EADDRINUSE when the port is taken", async () => {
    const other: Server = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    await expect(startSandbox({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
    await new Promise((resolve) => other.close(resolve));
  });

  it("refuses a setting that does not fit", () => {
    expect(() => sandboxConfig({ SANDBOX_PORT: "many" })).toThrow("SANDBOX_PORT");
    expect(() => sandboxConfig({ SANDBOX_SITE_URL: "ftp://x" })).toThrow("SANDBOX_SITE_URL");
    expect(sandboxConfig({ SANDBOX_PORT: "" }).port).toBe(3999);
  });
});
