/** Nitrado's words for a service as the list of services has it. */
export interface NitradoService {
  /** Digits as text. */
  id: string;
  /** active, installing, suspended, adminlocked, adminlocked_suspended; Nitrado may add others. */
  status: string;
  type: string;
  /** `DayZ (PS4)` and the like. */
  game: string;
  /** `dayz`, `dayzps`, `dayzxb`; null where Nitrado does not say. */
  folder: string | null;
  name: string | null;
  slots: number | null;
  /** ROLE_OWNER, or what a guest was given. */
  roles: string[];
  suspendsAt: string | null;
}

/** A game server without any of the secrets that Nitrado sends along. */
export interface NitradoGameserver {
  serviceId: string;
  /** started, stopped, stopping, restarting, suspended … It lies around restarts: never a proof of a boot. */
  status: string;
  username: string;
  game: string;
  gameHuman: string | null;
  /** Folder of the game on the file server, with a slash at the end. */
  path: string | null;
  slots: number | null;
  ip: string | null;
  port: number | null;
  /** What the game itself answers; players is null where it did not. */
  query: { name: string | null; map: string | null; version: string | null; players: number | null };
  /** The mission, such as dayzOffline.chernarusplus. */
  mission: string | null;
  /** settings.general and settings.config as Nitrado has them: all values are strings. */
  settings: Record<string, Record<string, string>>;
  quota: { blockUsage: number; blockLimit: number } | null;
}

export interface NitradoFile {
  type: "file" | "dir";
  path: string;
  name: string;
  /** Bytes. */
  size: number;
  /** True UTC; null where Nitrado says 0. */
  modifiedAt: Date | null;
}

export interface NitradoIdentity {
  userId: string;
  username: string | null;
  scopes: string[];
  expiresAt: Date | null;
}

/** A sample of Nitrado's own charts, on a grid of five minutes. */
export interface NitradoStats {
  currentPlayers: [number, Date][];
  maxPlayers: [number, Date][];
  cpuUsage: [number, Date][];
  memoryUsage: [number, Date][];
}

/**
 * Nitrado's API with one access token. Every method ends by its deadline with an answer of the documented shape, or
 * throws ProviderError. Only reads are tried again.
 */
export interface NitradoApi {
  identity(): Promise<NitradoIdentity>;
  services(): Promise<NitradoService[]>;
  gameserver(serviceId: string): Promise<NitradoGameserver>;
  /** @param message is written to Nitrado's restart.log */
  restart(serviceId: string, message?: string): Promise<void>;
  stop(serviceId: string, message?: string): Promise<void>;
  stats(serviceId: string, hours: number): Promise<NitradoStats>;
  /** One key a call; lists are one string with entries joined by CRLF. */
  setSetting(serviceId: string, category: string, key: string, value: string): Promise<void>;
  list(serviceId: string, dir: string): Promise<NitradoFile[]>;
  /** Exactly the bytes that are there; Nitrado answers 500 for anything past the end. */
  seek(serviceId: string, file: string, offset: number, length: number): Promise<Uint8Array>;
  /** The whole file. @param maxBytes a larger one is refused before it is in memory */
  download(serviceId: string, file: string, maxBytes: number): Promise<Uint8Array>;
  /** Overwrites. Nitrado knows no conditions: read back and compare. */
  upload(serviceId: string, dir: string, name: string, bytes: Uint8Array): Promise<void>;
  mkdir(serviceId: string, dir: string, name: string): Promise<void>;
  remove(serviceId: string, path: string): Promise<void>;
}
