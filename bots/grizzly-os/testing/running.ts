import { withSystem } from "@/db/context";
import { discordBotService } from "@/features/guilds/service";
import type { InContext } from "../../runtime/lease";
import { aloneWith } from "../alone";
import type { OsEnv } from "../command";
import { commands, register } from "../commands/part";
import { type Connection, discordConnection } from "../gateway/connection";
import { listen } from "../gateway/interactions";
import { guilds } from "../guilds/part";
import type { Part } from "../part";

/** Grizzly OS's side of Discord as main.ts composes it, in this process, for tests. */
export interface RunningOs {
  connection: Connection;
  env: OsEnv;
  parts: readonly Part[];
  connect(): Promise<void>;
  stop(): Promise<void>;
}

/** @param more parts beside guilds and commands */
export function runningOs(
  connect: { apiUrl: string; botToken: string },
  more: (env: OsEnv) => readonly Part[] = () => [],
  times: { readyMs?: number; silentMs?: number } = {},
): RunningOs {
  const worker = "grizzly-os:test";
  const system: InContext = (fn) => withSystem({ kind: "bot", bot: "grizzly-os" }, fn);
  const env: OsEnv = { siteUrl: "http://localhost:3000", discord: discordBotService(connect), worker };
  const alone = aloneWith(system, "grizzly-os", worker);
  const parts = [guilds(env, alone), commands(env, alone), ...more(env)];
  const connection = discordConnection({
    ...connect,
    ...times,
    onReady: async (client) => {
      listen(client, parts, env);
      for (const part of parts) await part.start?.(client);
      await register(client, parts);
    },
  });
  return {
    connection,
    env,
    parts,
    connect: () => connection.task.run({ signal: new AbortController().signal }),
    async stop() {
      for (const part of parts) await part.stop?.();
      await connection.stop();
    },
  };
}
