import { checkGameplay, type GameplayCheck } from "@/features/deliveries/gameplay";
import { parseFile, type SeenFile } from "@/features/deliveries/parse-file";
import { FILE_DIR, FILE_NAME } from "@/features/deliveries/render";
import { MAX_TYPES_BYTES, parseTypes } from "@/features/deliveries/types-xml";
import type { NitradoApi, NitradoGameserver } from "@/features/nitrado/api";
import { missionDir } from "@/features/nitrado/paths";
import { sha256 } from "@/lib/crypto";
import { ProviderError } from "@/lib/http/provider";

const MAX_FILE_BYTES = 4_000_000;
const MAX_GAMEPLAY_BYTES = 4_000_000;

/** Where a server's files lie, from what Nitrado and our own row say. */
export interface ServerPlace {
  serviceId: string;
  game: "dayz" | "dayzps" | "dayzxb";
  gamePath: string | null;
}

/** The file as it was just read back. */
export interface ReadFile {
  path: string;
  dir: string;
  /** Whether `custom` exists. */
  dirExists: boolean;
  bytes: Uint8Array | null;
  /** Null: there is no such file. */
  hash: string | null;
  seen: SeenFile;
}

async function listed(api: NitradoApi, serviceId: string, dir: string): Promise<string[] | null> {
  try {
    return (await api.list(serviceId, dir)).map((file) => file.name);
  } catch (error) {
    // Nitrado refuses to list what is not there; whether that is so, its parent folder tells.
    if (!(error instanceof ProviderError) || error.fault !== "refused") throw error;
    const at = dir.lastIndexOf("/");
    const parent = await api.list(serviceId, dir.slice(0, at));
    if (parent.some((file) => file.name === dir.slice(at + 1))) throw error;
    return null;
  }
}

async function readIfThere(
  api: NitradoApi,
  serviceId: string,
  dir: string,
  name: string,
  maxBytes: number,
): Promise<{ dirExists: boolean; bytes: Uint8Array | null }> {
  const names = await listed(api, serviceId, dir);
  if (!names?.includes(name)) return { dirExists: names !== null, bytes: null };
  return { dirExists: true, bytes: await api.download(serviceId, `${dir}/${name}`, maxBytes) };
}

/** Reads the file back from Nitrado. @param mission folder of the mission's files */
export async function readDeliveryFile(
  api: NitradoApi,
  serviceId: string,
  mission: string,
): Promise<ReadFile> {
  const dir = `${mission}/${FILE_DIR}`;
  const { bytes, dirExists } = await readIfThere(api, serviceId, dir, FILE_NAME, MAX_FILE_BYTES);
  return {
    path: `${dir}/${FILE_NAME}`,
    dir,
    dirExists,
    bytes,
    hash: bytes && sha256(bytes),
    seen: parseFile(bytes),
  };
}

/** The switch for cfggameplay.json; null where Nitrado does not name it. */
function gameplayEnabled({ settings }: NitradoGameserver): boolean | null {
  const value = settings.config?.enableCfgGameplayFile ?? settings.general?.enableCfgGameplayFile;
  return value === undefined ? null : value === "1" || value.toLowerCase() === "true";
}

/** Whether the server would read our file at its next start. */
export async function readGameplay(
  api: NitradoApi,
  gameserver: NitradoGameserver,
  mission: string,
): Promise<GameplayCheck> {
  const { bytes } = await readIfThere(
    api,
    gameserver.serviceId,
    mission,
    "cfggameplay.json",
    MAX_GAMEPLAY_BYTES,
  );
  return checkGameplay(bytes && new TextDecoder().decode(bytes), gameplayEnabled(gameserver));
}

/** The classes that the server knows; null where its types.xml is missing or no such file. */
export async function readTypes(api: NitradoApi, serviceId: string, mission: string) {
  const { bytes } = await readIfThere(api, serviceId, `${mission}/db`, "types.xml", MAX_TYPES_BYTES);
  const classes = bytes && parseTypes(new TextDecoder().decode(bytes));
  return classes && bytes ? { classes, hash: sha256(bytes) } : null;
}

/** The folder of the mission that the server plays now. @throws AppError conflict while it is not known */
export const missionOf = (place: ServerPlace, gameserver: NitradoGameserver): string =>
  missionDir({ gamePath: place.gamePath, game: place.game, mission: gameserver.mission });

/** `dayzOffline.enoch` → `enoch`. */
export const mapOf = ({ mission }: NitradoGameserver): string => (mission ?? "").replace(/^[^.]*\./, "");

export const resetsMission = ({ settings }: NitradoGameserver): boolean =>
  /^(true|1)$/i.test(settings.general?.resetmission ?? "");
