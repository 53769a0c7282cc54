import { tellRpt } from "./log/files";
import { KNOWN_CLASSES, layMission } from "./mission";
import { isOn, type Sim } from "./sim";
import type { ItemState } from "./state";

/** The switch of the panel without which the game reads no cfggameplay.json. */
export const GAMEPLAY_SWITCH = { category: "config", key: "enableCfgGameplayFile" } as const;
/** Arms Nitrado's "Reset Mission-xml to default" for the next start. */
export const RESET_SWITCH = { category: "general", key: "resetmission" } as const;

const BUILDINGS = /^(Land_|StaticObj_|bldr_)\w+$/;
/** Paths of models that consoles may place; any other path is refused. */
const MODELS = /^DZ[/\\](plants|rocks)/i;

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function parse(bytes: Uint8Array): { value: unknown } | { error: string } {
  try {
    return { value: JSON.parse(new TextDecoder().decode(bytes)) };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

/** Files that cfggameplay.json names. A broken one costs all of its settings, which the RPT tells. */
function spawnerFiles(sim: Sim): string[] {
  if (!isOn(sim, GAMEPLAY_SWITCH.category, GAMEPLAY_SWITCH.key)) return [];
  const bytes = sim.host.files.read(`${sim.paths.missionPath}/cfggameplay.json`);
  if (!bytes) return [];
  const read = parse(bytes);
  if ("error" in read) {
    tellRpt(sim, `Cannot load data from "$mission:cfggameplay.json":`, read.error);
    return [];
  }
  const worlds = isObject(read.value) ? read.value.WorldsData : undefined;
  const named = isObject(worlds) ? worlds.objectSpawnersArr : undefined;
  return Array.isArray(named) ? named.filter((path) => typeof path === "string") : [];
}

/** Only existing mission files and `custom/` are copied to the machine of the game; nothing else is there for it. */
function readSpawner(sim: Sim, path: string): unknown[] {
  const plain = path.replace(/^\.\//, "");
  const synced = /^custom\/[^/]+$/.test(plain);
  const bytes = synced ? sim.host.files.read(`${sim.paths.missionPath}/${plain}`) : null;
  if (!bytes) {
    tellRpt(
      sim,
      `[::SpawnObjects] :: [ERROR] :: File "$mission:${path}" does not exist, check the provided path`,
    );
    return [];
  }
  const read = parse(bytes);
  if ("error" in read) {
    tellRpt(sim, `Cannot load data from "$mission:${path}":`, read.error);
    return [];
  }
  const objects = isObject(read.value) ? read.value.Objects : undefined;
  return Array.isArray(objects) ? objects : [];
}

function spawn(sim: Sim, entry: unknown): ItemState | null {
  const { name, pos, enableCEPersistency, customString } = isObject(entry) ? entry : {};
  const className = typeof name === "string" ? name : "";
  if (/[/\\]/.test(className) && !MODELS.test(className)) {
    tellRpt(sim, `Object spawner: invalid path ${className}`);
    return null;
  }
  const place = Array.isArray(pos) && pos.length === 3 && pos.every((value) => Number.isFinite(value));
  if (!place || !(KNOWN_CLASSES.has(className) || BUILDINGS.test(className) || MODELS.test(className))) {
    tellRpt(sim, `Object spawner failed to spawn ${className}`);
    return null;
  }
  // The file has east, altitude, north.
  const [east, altitude, north] = pos as [number, number, number];
  return {
    className,
    position: [east, north, altitude],
    tag: typeof customString === "string" && customString ? customString : null,
    takenBy: null,
    boot: sim.state.boots,
    persistent: enableCEPersistency === true || enableCEPersistency === 1,
  };
}

/** What happens to the mission at a start: Nitrado's reset if armed, lost items go, and the spawner's files are read. */
export function loadMission(sim: Sim): void {
  const { state, host, paths } = sim;
  if (isOn(sim, RESET_SWITCH.category, RESET_SWITCH.key)) {
    layMission(host.files, paths.missionPath, new Date(state.now * 1_000), false, true);
    host.set(RESET_SWITCH.category, RESET_SWITCH.key, "false");
  }
  // What nobody took was never saved; what somebody has is theirs, though only the newest are remembered.
  state.items = state.items.filter((item) => item.takenBy !== null || item.persistent).slice(-500);
  for (const path of spawnerFiles(sim)) {
    for (const entry of readSpawner(sim, path)) {
      const item = spawn(sim, entry);
      if (item) state.items.push(item);
    }
  }
}
