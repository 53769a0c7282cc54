import { Client, DefaultRestOptions, Events, GatewayIntentBits, Options, Partials } from "discord.js";
import { loggerFor } from "@/lib/logger";
import { callFacts, inSpan } from "@/lib/spans";
import { MINUTE, SECOND } from "@/lib/time";
import type { Task } from "../../runtime/task";
import { letGo } from "./let-go";
import { trouble } from "./trouble";

const log = loggerFor("discord");

/** The fewest that our work needs; the second and the last have to be switched on in Discord's developer portal. */
const INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMembers,
  GatewayIntentBits.GuildModeration,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.GuildMessageTyping,
  GatewayIntentBits.MessageContent,
] as const;

export interface ConnectionOptions {
  /** `https://discord.com/api/v10`, or the sandbox. */
  apiUrl: string;
  botToken: string;
  /** Called with each client once it is ready. */
  onReady(client: Client<true>): Promise<void>;
  /** Longest wait for a ready gateway. */
  readyMs?: number;
  /** A gateway that says nothing for this long is replaced; heartbeats are answered about every 41 s. */
  silentMs?: number;
}

export interface Connection {
  /** Connects, watches and connects again; its failures are the bot's, with the runtime's back-off. */
  task: Task;
  /** The ready client; null while Discord is away. */
  current(): Client<true> | null;
  stop(): Promise<void>;
}

function newClient(apiUrl: string): Client {
  const version = /\/v(\d+)$/.exec(apiUrl)?.[1] ?? "10";
  return new Client({
    intents: INTENTS,
    // Events about messages and members that were there before us come too.
    partials: [Partials.Message, Partials.GuildMember, Partials.Channel],
    // What we need of messages is in their events; a process for many guilds keeps few.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 20,
      ReactionManager: 0,
    }),
    rest: {
      api: apiUrl.replace(/\/v\d+$/, ""),
      version,
      retries: 1,
      timeout: 10 * SECOND,
      makeRequest: (url, init) =>
        inSpan(
          `discord ${init.method ?? "GET"}`,
          "client",
          () => callFacts(init.method ?? "GET", url),
          () => DefaultRestOptions.makeRequest(url, init),
        ),
    },
    allowedMentions: { parse: [] },
  });
}

async function untilReady(client: Client, botToken: string, ms: number): Promise<Client<true>> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Client<true>>((resolve, reject) => {
      timer = setTimeout(() => reject(new Error("Discord's gateway does not get ready.")), ms);
      client.once(Events.ClientReady, resolve);
      client.once(Events.ShardDisconnect, (event) => reject(new Error(trouble(event.code))));
      client.login(botToken).catch(reject);
    });
  } finally {
    clearTimeout(timer);
  }
}

/** Keeps one connection to Discord's gateway. */
export function discordConnection(options: ConnectionOptions): Connection {
  const { apiUrl, botToken, onReady, readyMs = 30 * SECOND, silentMs = 3 * MINUTE } = options;
  let client: Client | null = null;
  let ready: Client<true> | null = null;
  let heardAt = 0;
  let ended: string | null = null;

  async function drop(): Promise<void> {
    const old = client;
    client = null;
    ready = null;
    old?.removeAllListeners();
    // A socket that is half dead may throw once more while it closes.
    old?.on(Events.Error, () => undefined);
    if (old) await letGo(old);
  }

  async function connect(): Promise<void> {
    ended = null;
    const made = newClient(apiUrl);
    client = made;
    made.on(Events.Error, (error) => log.warn({ err: error }, "discord.js reports an error"));
    made.on(Events.ShardError, (error) => log.warn({ err: error }, "the gateway's socket failed"));
    made.on(Events.ShardReconnecting, () => log.info("the gateway reconnects"));
    made.on(Events.ShardDisconnect, (event) => {
      ended = trouble(event.code);
    });
    made.on(Events.Raw, () => {
      heardAt = Date.now();
    });
    try {
      const up = await untilReady(made, botToken, readyMs);
      heardAt = Date.now();
      await onReady(up);
      ready = up;
      log.info({ user: up.user.username, guilds: up.guilds.cache.size }, "the gateway is ready");
    } catch (error) {
      await drop();
      throw error;
    }
  }

  /** When the gateway was last heard: an event, or the answer to a heartbeat. */
  function lastHeard(up: Client<true>): number {
    return Math.max(heardAt, ...up.ws.shards.map((shard) => shard.lastPingTimestamp));
  }

  return {
    task: {
      name: "discord",
      everyMs: 5 * SECOND,
      deadlineMs: readyMs + 30 * SECOND,
      run: async () => {
        if (!ready) return connect();
        if (ended === null && Date.now() - lastHeard(ready) < silentMs) return;
        const why = ended ?? "Discord's gateway has been silent; connecting anew.";
        await drop();
        throw new Error(why);
      },
    },
    current: () => (ready?.isReady() ? ready : null),
    stop: drop,
  };
}
