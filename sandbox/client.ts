import type { SeenPlayer, ServerStatus, SpawnedItem, WorldAction, WorldSettings } from "./dayz/types";
import type { CallRecord } from "./http/log";
import type { GuildKey, TierKey } from "./population";
import type { PatreonEvent, PledgeAction } from "./state/pledges";
import type { Fault, Membership, PlainProvider, SandboxState } from "./state/types";

export interface RightsInput {
  member?: boolean;
  banned?: boolean;
  owner?: boolean;
  administrator?: boolean;
  manageGuild?: boolean;
  /** Role keys or ids; replaces what the person holds. */
  roles?: string[];
}

export interface WebhookInput {
  person: string;
  event?: PatreonEvent;
  times?: number;
  tamper?: "none" | "signature" | "body";
}

export type FaultInput = Partial<Omit<Fault, "until">> & Pick<Fault, "mode"> & { seconds?: number };

export interface SeenServer {
  serviceId: string;
  status: ServerStatus;
  since: string;
  playable: boolean;
  boots: number;
  players: SeenPlayer[];
  items: SpawnedItem[];
  settings: WorldSettings;
  username: string;
  gamePath: string;
  missionPath: string;
  restartLog: string;
}

/**
 * The control API of a running sandbox, for tests and scripts. Persons are named by key or Discord id.
 * Every call throws an Error with the sandbox's sentence when it is refused.
 */
export function sandboxClient(url: string) {
  const base = url.replace(/\/+$/, "");

  async function get<T>(path: string): Promise<T> {
    const response = await fetch(`${base}${path}`);
    if (!response.ok) throw new Error(`The sandbox answered ${response.status} to ${path}`);
    return (await response.json()) as T;
  }

  async function post<T>(path: string, body: object): Promise<T> {
    const response = await fetch(`${base}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: base },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as { data?: T; error?: string };
    if (!response.ok) throw new Error(answer.error ?? `The sandbox answered ${response.status} to ${path}`);
    return answer.data as T;
  }

  return {
    health: () => get<{ ok: true; people: number; revision: number }>("/__sandbox/health"),
    state: () => get<SandboxState>("/__sandbox/state"),
    /** The latest calls to the providers, oldest first. */
    calls: () => get<CallRecord[]>("/__sandbox/calls"),
    /** Resolves when no webhook is on its way. */
    settled: () => get<{ ok: true }>("/__sandbox/settled"),
    reset: () => post<null>("/__sandbox/reset", {}),
    addPerson: (name: string) => post<{ key: string; id: string }>("/__sandbox/people", { name }),
    pledge: (person: string, action: PledgeAction, tier?: TierKey) =>
      post<{ membership: Membership | null; events: PatreonEvent[] }>(`/__sandbox/people/${person}/pledge`, {
        action,
        tier,
      }),
    deleteAccount: (person: string, deleted = true) =>
      post<{ events: PatreonEvent[] }>(`/__sandbox/people/${person}/patreon`, { deleted }),
    /** The creator's own tokens: `expire` leaves the refresh token, `revoke` takes both, `reissue` makes this pair theirs. */
    creator: (verb: "expire" | "revoke" | "reissue", pair: { access?: string; refresh?: string } = {}) =>
      post<null>("/__sandbox/patreon/creator", { do: verb, ...pair }),
    /** Members of the campaign beside the demo's people, so many; with each turn one in a hundred changes tier. */
    crowd: (members: number, turn = 0) =>
      post<{ members: number }>("/__sandbox/patreon/crowd", { members, turn }),
    rights: (person: string, guild: GuildKey | (string & {}), rights: RightsInput) =>
      post<{ ownerId: string }>(`/__sandbox/people/${person}/guilds/${guild}`, rights),
    /** Moves a role; `bot-0` is Grizzly OS's own, `bot-1` Grizzly Bot's. */
    moveRole: (guild: GuildKey | (string & {}), role: string, position: number) =>
      post<{ position: number }>(`/__sandbox/guilds/${guild}/roles/${role}`, { position }),
    /** `expire` ends access tokens and leaves refresh tokens; `revoke` takes both. */
    tokens: (person: string, provider: PlainProvider, verb: "expire" | "revoke") =>
      post<{ count: number }>(`/__sandbox/people/${person}/tokens`, { provider, do: verb }),
    /** `seconds` lets it end by itself. */
    fault: (provider: PlainProvider, fault: FaultInput) =>
      post<Fault>(`/__sandbox/faults/${provider}`, fault),
    sendWebhook: (input: WebhookInput) => post<{ deliveries: string[] }>("/__sandbox/webhooks/send", input),
    pauseWebhook: (id: string, paused: boolean) => post<null>(`/__sandbox/webhooks/${id}`, { paused }),

    /** A game server as it is: status, boots, players, items, settings. */
    server: (service: string) => get<SeenServer>(`/__sandbox/servers/${service}`),
    /** What a person does in a game world. Refused with the world's sentence. */
    act: (service: string, action: WorldAction) =>
      post<SeenServer>(`/__sandbox/servers/${service}/act`, action),
    power: (service: string, verb: "restart" | "stop" | "start" | "crash") =>
      post<SeenServer>(`/__sandbox/servers/${service}/power`, { do: verb }),
    serverSettings: (service: string, settings: Partial<WorldSettings>) =>
      post<WorldSettings>(`/__sandbox/servers/${service}/settings`, settings),

    /**
     * Presses a person on an authorize page and gives the address that the browser is sent to, with its `code`.
     * `person` null presses Cancel.
     */
    async authorize(authorizeUrl: string, person: string | null): Promise<URL> {
      const target = new URL(authorizeUrl);
      const form = new URLSearchParams(target.searchParams);
      form.set(person === null ? "deny" : "person", person ?? "1");
      const response = await fetch(`${target.origin}${target.pathname}`, {
        method: "POST",
        headers: { origin: target.origin },
        body: form,
        redirect: "manual",
      });
      const location = response.headers.get("location");
      if (!location) throw new Error(`The sandbox did not redirect: ${response.status}`);
      return new URL(location);
    },
  };
}

export type SandboxClient = ReturnType<typeof sandboxClient>;
