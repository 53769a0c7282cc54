/** What Nitrado keeps in the sandbox's state. Files and game worlds are kept beside it: they are larger. */

export interface NitradoAccount {
  /** The key of the person in the population whose account it is. */
  key: string;
  userId: string;
  username: string;
  email: string;
}

export type NitradoScope = "user_info" | "service" | "service_order" | "ssh_keys";

export interface NitradoToken {
  id: string;
  kind: "oauth" | "long_life" | "sub";
  userId: string;
  clientId: string;
  scope: NitradoScope[];
  access: string;
  /** Milliseconds since 1970. */
  accessExpiresAt: number;
  refresh: string | null;
  refreshExpiresAt: number;
  /** A token that opens one service only. */
  serviceId: string | null;
  /** The access token that a sub-token lives and dies with. */
  parent: string | null;
  description: string;
}

export type ServiceStatus = "active" | "installing" | "suspended" | "adminlocked" | "adminlocked_suspended";

export interface NitradoTask {
  id: number;
  minute: string;
  hour: string;
  day: string;
  month: string;
  weekday: string;
  action_method: string;
  action_data: string;
  madeAt: string;
  lastRunAt: string | null;
}

/** A line of the panel's own log: who restarted, who edited which file. */
export interface PanelEntry {
  user: string;
  category: string;
  severity: "info" | "error";
  message: string;
  at: string;
}

export type Settings = Record<string, Record<string, string>>;

export interface NitradoService {
  id: string;
  ownerKey: string;
  /** Nitrado's label of the product's server; the game's own name may differ. */
  name: string;
  status: ServiceStatus;
  /** Guests by user id, with what they may do. */
  guests: Record<string, string[]>;
  /** What was changed in the panel; the rest is the game's default. */
  settings: Settings;
  tasks: NitradoTask[];
  log: PanelEntry[];
  /** Players by five-minute grid, oldest first: unix seconds, players, slots. */
  samples: [at: number, players: number, slots: number][];
}

export const FAULT_MODES = [
  "slow",
  "rate_limited",
  "error",
  "maintenance",
  "concurrency",
  "soft_error",
  "unauthorized",
  "forbidden",
  "html",
  "half",
  "cut",
  "huge",
  "drip",
  "hang",
  "down",
  "lost",
] as const;
export type FaultMode = (typeof FAULT_MODES)[number];

/** How Nitrado misbehaves. `remaining` counts the requests that it still applies to; null means until taken back. */
export interface NitradoFault {
  id: number;
  mode: FaultMode;
  /** Only calls about this service; null for all, those without a service too. */
  service: string | null;
  /** Only requests whose path contains this; empty for all. */
  path: string;
  /** For `slow`, the wait before an answer; for `drip`, the wait before each byte. */
  delayMs: number;
  /** For `rate_limited`. */
  retryAfterSeconds: number;
  remaining: number | null;
}

export interface NitradoState {
  accounts: NitradoAccount[];
  services: NitradoService[];
  tokens: NitradoToken[];
  faults: NitradoFault[];
  /** Requests that a token has in an hour. */
  hourlyLimit: number;
  sequence: number;
}
