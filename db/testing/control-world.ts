import { randomInt, randomUUID } from "node:crypto";
import { serverControl } from "@/bots/grizzly-bot/control/serve";
import { withSystem } from "@/db/context";
import { scopeForJob } from "@/features/guilds/scope";
import type { NitradoApi } from "@/features/nitrado/api";
import { nitradoApi } from "@/features/nitrado/client";
import { dueServers } from "@/features/nitrado/control/data/due";
import { longLifeToken } from "@/sandbox/nitrado/testing";
import { type Sandbox, startSandbox } from "@/sandbox/start";
import type { TestDatabase } from "./database";

/** The demo's server that these tests control, and its sandbox account. */
export const SERVICE = "11840201";

export interface ControlWorld {
  sandbox: Sandbox;
  guildId: string;
  /** The clock of sandbox, contexts and bots; it stands still until it is moved. */
  now(): Date;
  pass(minutes: number): void;
  scope(): ReturnType<typeof scopeForJob> & { now: Date };
  /** Nitrado over HTTP; `calls` counts the writes that went out. */
  api: NitradoApi;
  calls: { restart: number; stop: number; setSetting: number };
  /** A bot of its own: what is due is done once. @param change replaces verbs of its Nitrado */
  bot(name: string, change?: Partial<NitradoApi>): () => Promise<void>;
  close(): Promise<void>;
}

/** A guild with one live game server in the sandbox, spoken to over HTTP, and bots that control it. */
export async function controlWorld(t: TestDatabase): Promise<ControlWorld> {
  let at = new Date("2026-11-22T12:00:30Z").getTime();
  const now = () => new Date(at);
  const sandbox = await startSandbox({ port: 0, now });
  const guildId = `1${String(randomInt(10 ** 14)).padStart(14, "0")}${randomInt(1000, 9999)}`;
  await t.sql("insert into guilds (guild_id, name, slug) values ($1, 'Black Pine', $2)", [
    guildId,
    `g-${guildId}`,
  ]);
  await t.sql(
    `insert into nitrado_services (guild_id, service_id, name, map, time_zone, dry_run, access_kind, access_ref, roles)
     values ($1, $2, 'Black Pine One', 'chernarusplus', 'America/New_York', false, 'token', $3, array['ROLE_OWNER'])`,
    [guildId, SERVICE, randomUUID()],
  );
  const real = nitradoApi({
    url: `${sandbox.url}/nitrado`,
    token: longLifeToken("hollowpine"),
    deadlineMs: 3_000,
  });
  const calls = { restart: 0, stop: 0, setSetting: 0 };
  const api: NitradoApi = {
    ...real,
    restart: (...args) => {
      calls.restart++;
      return real.restart(...args);
    },
    stop: (...args) => {
      calls.stop++;
      return real.stop(...args);
    },
    setSetting: (...args) => {
      calls.setSetting++;
      return real.setSetting(...args);
    },
  };
  const inContext: Parameters<typeof serverControl>[0]["inContext"] = (fn) =>
    withSystem({ kind: "bot", bot: "grizzly-bot" }, (ctx) => fn({ ...ctx, now: now() }));
  sandbox.tick(now());
  return {
    sandbox,
    guildId,
    now,
    pass: (minutes) => {
      at += minutes * 60_000;
      sandbox.tick(now());
    },
    scope: () => ({ ...scopeForJob(guildId, "test"), now: now() }),
    api,
    calls,
    bot: (worker, change = {}) => {
      const control = serverControl({ inContext, worker, apiFor: async () => ({ ...api, ...change }), now });
      return async () => {
        const due = (await inContext(dueServers)).filter((one) => one.guildId === guildId);
        for (const one of due) if (control.isDue(one)) await control.serve(one);
      };
    },
    close: () => sandbox.stop(),
  };
}
