import { servers } from "@/db/seed/world/cast";
import { guildByKey, personByKey } from "@/sandbox/population";
import type { NitradoAccount, NitradoService, NitradoState, NitradoToken } from "./state";

/** Nitrado as it stands at first: who rents what, and the long-life tokens, which never change. */

export interface DemoAccount {
  /** Key of the person whose account it is. */
  readonly key: string;
  readonly userId: string;
  /** Fixed: seeds and tests paste it as a person would. */
  readonly token: string;
}

const longLife = (name: string) => `sandbox-only-nitrado-long-life-token-of-${name}`;

export const nitradoAccounts: readonly DemoAccount[] = [
  { key: "hollowpine", userId: "3100411", token: longLife("hollowpine") },
  { key: "marrowwren", userId: "3100427", token: longLife("marrowwren") },
  // A guest of two Black Pine servers: reads the files of one, may restart the other.
  { key: "ironvesper", userId: "3100433", token: longLife("ironvesper") },
  // An account that rents nothing.
  { key: "birchwald", userId: "3100448", token: longLife("birchwald") },
];

/** HollowPine's token that was made without the scope `service`. */
export const TOKEN_WITHOUT_SERVICES = longLife("hollowpine-without-services");

const GUESTS: Record<string, Record<string, string[]>> = {
  "11840201": { "3100433": ["ROLE_WEBINTERFACE_FILEBROWSER_READ", "ROLE_WEBINTERFACE_LOGS_READ"] },
  "11840202": { "3100433": ["ROLE_WEBINTERFACE_GENERAL_CONTROL"] },
};

function account(demo: DemoAccount): NitradoAccount {
  const person = personByKey(demo.key);
  return {
    key: demo.key,
    userId: demo.userId,
    username: person.username,
    email: person.email,
  };
}

function token(id: number, userId: string, access: string, services: boolean): NitradoToken {
  return {
    id: String(id),
    kind: "long_life",
    userId,
    clientId: "server.nitrado.net",
    scope: services ? ["user_info", "service"] : ["user_info"],
    access,
    accessExpiresAt: Date.parse("2036-01-01T00:00:00Z"),
    refresh: null,
    refreshExpiresAt: 0,
    serviceId: null,
    parent: null,
    description: "Grizzly",
  };
}

function service(id: string, ownerKey: string, name: string): NitradoService {
  return {
    id,
    ownerKey,
    name,
    status: "active",
    // A copy: what is changed in one sandbox is no part of the next one in the process.
    guests: structuredClone(GUESTS[id] ?? {}),
    settings: {},
    tasks: [],
    log: [],
    samples: [],
  };
}

/** 15,000 calls an hour is what a developer with an OAuth client of Nitrado reported. */
export function initialNitrado(): NitradoState {
  const tokens = nitradoAccounts.map((one, index) => token(index + 1, one.userId, one.token, true));
  const [first] = nitradoAccounts;
  return {
    accounts: nitradoAccounts.map(account),
    services: servers.map((one) => service(one.serviceId, guildByKey(one.guild).ownerKey, one.name)),
    tokens: first ? [...tokens, token(9, first.userId, TOKEN_WITHOUT_SERVICES, false)] : tokens,
    faults: [],
    hourlyLimit: 15_000,
    sequence: 100,
  };
}
