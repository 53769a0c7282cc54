import type { Outcome, SeenMessage, SeenModal } from "@/sandbox/control/chat/seen";
import type { Sandbox } from "@/sandbox/start";
import type { PERMISSION } from "@/sandbox/state/permissions";
import type { Channel, SandboxState, Thread } from "@/sandbox/state/types";
import type { SeenSession } from "./gateway/hub";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Whatever the JSON says, or the text of something else. */
  readonly body: ReturnType<typeof JSON.parse>;
}

export async function ask(url: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(url, { redirect: "manual", ...init });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") && text;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

/** A bot's call of the Discord API. */
export function botCall(sandbox: Sandbox, token = "sandbox-only-grizzly-os") {
  return (method: string, path: string, body?: unknown): Promise<Answer> =>
    ask(`${sandbox.url}/discord/api/v10${path}`, {
      method,
      headers: { authorization: `Bot ${token}`, ...(body ? { "content-type": "application/json" } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
}

export const REDIRECT = "http://localhost:3000/api/auth/callback/discord";

/** The authorize address that a site would send a browser to. */
export function authorizeUrl(sandbox: Sandbox, over: Record<string, string | null> = {}): string {
  const url = new URL(`${sandbox.url}/discord/oauth2/authorize`);
  const params: Record<string, string | null> = {
    response_type: "code",
    client_id: sandbox.config.discord.clientId,
    redirect_uri: REDIRECT,
    scope: "identify guilds guilds.members.read",
    state: "state-1",
    ...over,
  };
  for (const [name, value] of Object.entries(params)) if (value !== null) url.searchParams.set(name, value);
  return url.toString();
}

export function tokenRequest(sandbox: Sandbox, form: Record<string, string>, basic = false): Promise<Answer> {
  const { clientId, clientSecret } = sandbox.config.discord;
  const credentials = { client_id: clientId, client_secret: clientSecret };
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;
  return ask(`${sandbox.url}/discord/api/v10/oauth2/token`, {
    method: "POST",
    headers: basic ? { authorization } : {},
    body: new URLSearchParams(basic ? form : { ...credentials, ...form }),
  });
}

export interface TestFile {
  readonly name: string;
  readonly bytes: Uint8Array | string;
  readonly type?: string;
}

type Right = keyof typeof PERMISSION;
export interface Rights {
  readonly allow?: readonly Right[];
  readonly deny?: readonly Right[];
}

/** What the fault of Discord's REST API is about; the gateway is silent or down with it where `path` is left out. */
export interface DiscordFault {
  readonly mode: "slow" | "rate_limited" | "error" | "down" | "silent" | "lost";
  /** How many requests it hits; all where it is left out. */
  readonly remaining?: number;
  /** How long it lasts. */
  readonly seconds?: number;
  /** A part of the path, for example `/messages`. */
  readonly path?: string;
  readonly retryAfterSeconds?: number;
  readonly delayMs?: number;
}

/**
 * The people of the sandbox in Discord. `who` is a person's key (`rook77`) or Discord id. Whatever Discord would
 * refuse throws an Error with the sandbox's sentence.
 */
export function discordControl(url: string) {
  const base = `${url.replace(/\/+$/, "")}/__sandbox`;
  const origin = new URL(url).origin;

  async function send<T>(path: string, body: object | FormData): Promise<T> {
    const plain = !(body instanceof FormData);
    const response = await fetch(`${base}${path}`, {
      method: "POST",
      headers: {
        origin,
        accept: "application/json",
        ...(plain ? { "content-type": "application/json" } : {}),
      },
      body: plain ? JSON.stringify(body) : body,
    });
    const answer = (await response.json()) as { data?: T; error?: string };
    if (!response.ok) throw new Error(answer.error ?? `The sandbox answered ${response.status} to ${path}`);
    return answer.data as T;
  }

  async function get<T>(path: string): Promise<T> {
    const response = await fetch(`${base}${path}`);
    if (!response.ok) throw new Error(`The sandbox answered ${response.status} to ${path}`);
    return (await response.json()) as T;
  }

  /**
   * Messages in a channel or thread, oldest first; with `who` also those that only they see. What Discord itself
   * writes (someone was added, renamed) is left out, unless `system` is said.
   */
  async function messages(channelId: string, options: { who?: string; system?: boolean } = {}) {
    const query = options.who ? `?person=${options.who}` : "";
    const all = await get<SeenMessage[]>(`/discord/channels/${channelId}/messages${query}`);
    return options.system ? all : all.filter((one) => [0, 19, 20].includes(one.type));
  }

  return {
    messages,
    /** Writes, as `/name option:value` also a command. */
    writes(who: string, channelId: string, text: string, files: readonly TestFile[] = [], replyTo?: string) {
      const form = new FormData();
      form.set("person", who);
      form.set("text", text);
      if (replyTo) form.set("replyTo", replyTo);
      for (const one of files) {
        const bytes = typeof one.bytes === "string" ? one.bytes : new Uint8Array(one.bytes);
        form.append("files", new Blob([bytes], { type: one.type ?? "application/octet-stream" }), one.name);
      }
      return send<SeenMessage>(`/discord/channels/${channelId}/messages`, form);
    },
    edits: (who: string, messageId: string, text: string) =>
      send<SeenMessage>(`/discord/messages/${messageId}`, { person: who, text }),
    deletes: (who: string, messageId: string) =>
      send<null>(`/discord/messages/${messageId}/delete`, { person: who }),
    types: (who: string, channelId: string) =>
      send<null>(`/discord/channels/${channelId}/typing`, { person: who }),

    /** Presses a button and waits up to three seconds for the application's first answer. */
    presses: (who: string, messageId: string, customId: string) =>
      send<Outcome>(`/discord/messages/${messageId}/press`, { person: who, customId }),
    /** Chooses in a select menu. */
    selects: (who: string, messageId: string, customId: string, values: readonly string[]) =>
      send<Outcome>(`/discord/messages/${messageId}/press`, { person: who, customId, values }),
    /** Fills a modal that `presses`, `selects` or `slash` opened. `fields` by custom id. */
    submits: (
      who: string,
      modal: Pick<SeenModal, "interactionId">,
      fields: Readonly<Record<string, string | readonly string[]>>,
    ) => send<Outcome>(`/discord/modals/${modal.interactionId}`, { person: who, fields }),
    /** `name` is `ticket`, or `shop buy` for a subcommand. People, roles and channels by key, name or id. */
    slash: (
      who: string,
      channelId: string,
      name: string,
      options: Readonly<Record<string, string | number | boolean>> = {},
    ) => send<Outcome>(`/discord/channels/${channelId}/slash`, { person: who, name, options }),
    /** What an option with autocomplete offers while `options[focused]` is being written. */
    completes: (
      who: string,
      channelId: string,
      name: string,
      focused: string,
      options: Readonly<Record<string, string | number | boolean>> = {},
    ) => send<Outcome>(`/discord/channels/${channelId}/slash`, { person: who, name, options, focused }),

    /**
     * The message that an outcome ends in: waits while the application is thinking.
     * @throws Error when it failed, opened a modal, or took longer than `timeoutMs`
     */
    async answered(outcome: Outcome, timeoutMs = 5_000): Promise<SeenMessage> {
      if (outcome.kind === "failed") throw new Error(outcome.reason);
      if (outcome.kind !== "message" && outcome.kind !== "updated")
        throw new Error(`It was a ${outcome.kind}.`);
      const { message } = outcome;
      if (!message) throw new Error("There is no message to it.");
      const end = Date.now() + timeoutMs;
      for (let now: SeenMessage | undefined = message; ; ) {
        if (now && !now.loading) return now;
        if (Date.now() > end) throw new Error("The application is still thinking.");
        await new Promise((resolve) => setTimeout(resolve, 20));
        const all: SeenMessage[] = await messages(message.channelId, { system: true });
        now = all.find((one) => one.id === message.id);
      }
    },

    /** Threads of a guild (by key or id), archived ones too. */
    async threads(guild: string): Promise<Thread[]> {
      const { guilds } = await get<SandboxState>("/state");
      return guilds.find((one) => one.id === guild || one.key === guild)?.threads ?? [];
    },
    /** What staff does to a thread in Discord. */
    thread: (threadId: string, change: { archived?: boolean; locked?: boolean; delete?: boolean }) =>
      send<Thread>(`/discord/threads/${threadId}`, change),
    makesChannel: (guild: string, name: string) =>
      send<Channel>(`/discord/guilds/${guild}/channels`, { name }),
    deletesChannel: (channelId: string) => send<null>(`/discord/channels/${channelId}`, { do: "delete" }),
    /** Sets the overwrite of a role or member (key or id; `bot-0` is Grizzly OS's role) in a channel. */
    overwrites: (channelId: string, of: string, rights: Rights) =>
      send<Channel>(`/discord/channels/${channelId}`, { do: "overwrite", of, ...rights }),
    /** Gives a role rights in the whole guild, or takes them; those not named stay. */
    roleRights: (guild: string, role: string, rights: Rights) =>
      send<unknown>(`/discord/guilds/${guild}/rights/${role}`, rights),

    fault: (fault: DiscordFault) => send<unknown>("/faults/discord", fault),
    works: () => send<unknown>("/faults/discord", { mode: "none" }),
    /** `cut` breaks every connection of the gateway, `reconnect` asks for a new one, `invalidate` ends sessions. */
    gateway: (how: "cut" | "reconnect" | "invalidate") =>
      send<{ count: number }>("/discord/gateway", { do: how }),
    sessions: () => get<SeenSession[]>("/discord/sessions"),
  };
}

export type DiscordControl = ReturnType<typeof discordControl>;
export type { Outcome, SeenMessage, SeenModal };
