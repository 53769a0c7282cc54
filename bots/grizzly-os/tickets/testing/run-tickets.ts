import type { Client } from "discord.js";
import { withSystem } from "@/db/context";
import { discordBotService } from "@/features/guilds/service";
import { realClock, runTask, type TaskState } from "../../../runtime/task";
import { busTasks, type Hear, subscribeParts } from "../../bus";
import type { OsEnv } from "../../command";
import { registerCommands } from "../../commands/register";
import { discordConnection } from "../../gateway/connection";
import { listen } from "../../gateway/interactions";
import { tickets } from "../part";

interface RunOptions {
  apiUrl: string;
  botToken: string;
  worker: string;
  siteUrl?: string;
  hear?: Hear;
  /** Whether Discord is told of the commands. */
  register?: boolean;
  reached?: (what: string) => Promise<void>;
  /** Where the tasks' failures go. */
  failed?: (error: unknown) => void;
  /** With the gateway ready, beside what the part listens to. */
  started?: (client: Client<true>) => void;
}

/** Grizzly OS with its part for tickets alone, against a Discord. Ready when the gateway is. */
export async function runTickets(options: RunOptions): Promise<{ stop(): Promise<void> }> {
  const {
    apiUrl,
    botToken,
    worker,
    siteUrl = "http://localhost:3000",
    hear,
    register,
    reached,
    failed,
    started,
  } = options;
  const os: OsEnv = { siteUrl, discord: discordBotService({ apiUrl, botToken }), worker };
  const parts = [tickets(os, { apiUrl, botToken }, reached ? { reached } : {})];
  const commands = parts.flatMap((part) => part.commands ?? []);
  let ready: () => void = () => undefined;
  const up = new Promise<void>((resolve) => {
    ready = resolve;
  });
  const gateway = discordConnection({
    apiUrl,
    botToken,
    onReady: async (client) => {
      listen(client, parts, os);
      for (const part of parts) await part.start?.(client);
      started?.(client);
      if (register) await registerCommands(client, commands);
      ready();
    },
  });
  await subscribeParts((fn) => withSystem({ kind: "bot", bot: "grizzly-os" }, fn), parts);
  const stop = new AbortController();
  const cut = new AbortController();
  const reports = {
    failed: (_state: TaskState, error: unknown) => failed?.(error),
    recovered: () => undefined,
  };
  const tasks = [
    gateway.task,
    ...busTasks(parts, worker, hear),
    ...parts.flatMap((part) => part.tasks ?? []),
  ];
  const loops = tasks.map((task) =>
    runTask(
      task,
      { name: task.name, failures: 0 },
      { stop: stop.signal, cut: cut.signal },
      reports,
      realClock,
    ),
  );
  await up;
  return {
    async stop() {
      stop.abort();
      cut.abort();
      await Promise.all(loops);
      for (const part of parts) await part.stop?.();
      await gateway.stop();
    },
  };
}
