import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, expect, it, vi } from "vitest";
import { servesFrom, startPostgres, startThrowawayPostgres } from "./embedded-postgres";
import { freePort } from "./ports";

const folder = mkdtempSync(join(tmpdir(), "grizzly-checkout-"));
const dataDir = join(folder, ".data/postgres");
const log = () => undefined;
afterAll(() => {
  // As root the data may lie elsewhere, where the user that runs Postgres can reach them.
  for (const path of [realpathSync(dataDir), folder]) rmSync(path, { recursive: true, force: true });
});

async function ask(url: string, query: string): Promise<unknown> {
  const client = new pg.Client(url);
  client.on("error", () => undefined);
  await client.connect();
  const { rows } = await client.query({ text: query, rowMode: "array" });
  await client.end();
  return rows[0]?.[0];
}

// Two starts of a server on a machine that is busy otherwise.
vi.setConfig({ testTimeout: 60_000 });

it("keeps its data over a stop, a crash and a lock file that a crash left", async () => {
  const port = await freePort(57_100);
  const first = await startPostgres({ dataDir, port, log });
  expect(first.created).toBe(true);
  await ask(first.url, "create table kept (n int)");
  await ask(first.url, "insert into kept values (7)");
  process.kill(first.pid, "SIGKILL");
  await first.exited;
  // The number in the lock belongs to another program by now, as after a reboot.
  const lock = join(first.place, "cluster/postmaster.pid");
  writeFileSync(lock, readFileSync(lock, "utf8").replace(/^\d+/, String(process.pid)));
  const second = await startPostgres({ dataDir, port, log });
  expect(second.created).toBe(false);
  expect(await ask(second.url, "select n from kept")).toBe(7);
  await second.stop();
});

it("waits for the disk, and gives its owner what Neon's has: no superuser", async () => {
  const server = await startPostgres({ dataDir, port: await freePort(57_200), log });
  expect(await ask(server.url, "show fsync")).toBe("on");
  expect(await ask(server.url, "select rolsuper from pg_roles where rolname = current_user")).toBe(false);
  expect(await ask(server.superuserUrl, "select rolsuper from pg_roles where rolname = current_user")).toBe(
    true,
  );
  await server.stop();
});

it("says which port is in use, and which setting changes it", async () => {
  const port = await freePort(57_300);
  const other = createServer().listen(port, "127.0.0.1");
  await expect(startPostgres({ dataDir, port, log })).rejects.toThrow(
    `Port ${port} is in use. Stop what uses it, or set POSTGRES_PORT`,
  );
  other.close();
});

it("takes the next port where another program was faster", async () => {
  let fast: Server | undefined;
  const server = await servesFrom(57_600, async (port) => {
    fast ??= await new Promise<Server>((done) => {
      const other = createServer().listen(port, "127.0.0.1", () => done(other));
    });
    return startThrowawayPostgres({ port });
  });
  expect(await ask(server.url, "select 1")).toBe(1);
  await server.stop();
  fast?.close();
});

it("does not start twice over the same data", async () => {
  const server = await startPostgres({ dataDir, port: await freePort(57_400), log });
  await expect(startPostgres({ dataDir, port: await freePort(57_500), log })).rejects.toThrow(
    `already running from this checkout (process ${process.pid})`,
  );
  await server.stop();
});
