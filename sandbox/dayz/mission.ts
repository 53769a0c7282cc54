import { CLASS_GROUPS } from "./classes.data";
import type { DayzGame, GameFiles, ServerSpec } from "./types";

/** Deliveries of Grizzly lie in this file; it is what the owner's line names. */
const OUR_FILE = "custom/grizzly-deliveries.json";

/** Every class that the simulated game knows, by its exact name. */
export const KNOWN_CLASSES: ReadonlySet<string> = new Set(
  CLASS_GROUPS.flatMap((group) => group.names.split(" ")),
);

function typesXml(): string {
  const types = CLASS_GROUPS.flatMap(({ names, lifetime, nominal, category, usage }) =>
    names
      .split(" ")
      .map((name) =>
        [
          `    <type name="${name}">`,
          `        <nominal>${nominal}</nominal>`,
          `        <lifetime>${lifetime}</lifetime>`,
          "        <restock>0</restock>",
          `        <min>${Math.floor(nominal / 2)}</min>`,
          "        <quantmin>-1</quantmin>",
          "        <quantmax>-1</quantmax>",
          "        <cost>100</cost>",
          '        <flags count_in_cargo="0" count_in_hoarder="0" count_in_map="1" count_in_player="0" crafted="0" deloot="0"/>',
          ...(category ? [`        <category name="${category}"/>`] : []),
          ...usage.map((each) => `        <usage name="${each}"/>`),
          "    </type>",
        ].join("\n"),
      ),
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>\n<types>\n${types.join("\n")}\n</types>\n`;
}

/** The game's own cfggameplay.json, as far as anyone here reads it. */
function cfgGameplay(spawners: readonly string[]): string {
  const settings = {
    version: 123,
    GeneralData: { disableBaseDamage: false, disableContainerDamage: false, disableRespawnDialog: false },
    PlayerData: {
      disablePersonalLight: false,
      StaminaData: { sprintStaminaModifierErc: 1.0, staminaMax: 100.0, staminaMinCap: 5.0 },
      spawnGearPresetFiles: [],
    },
    WorldsData: {
      lightingConfig: 0,
      objectSpawnersArr: spawners,
      environmentMinTemps: [-3, -2, 0, 4, 9, 14, 18, 17, 12, 7, 4, 0],
      environmentMaxTemps: [3, 5, 7, 14, 19, 24, 26, 25, 21, 16, 10, 5],
    },
    BaseBuildingData: { HologramData: { disableIsCollidingBBoxCheck: false } },
    UIData: { use3DMap: false, HitIndicationData: { hitDirectionOverrideEnabled: false } },
    MapData: { ignoreMapOwnership: false, displayPlayerPosition: false },
  };
  return `${JSON.stringify(settings, null, 4)}\n`;
}

/** Where things of a server lie on the file server. Nothing ends with a slash. */
export function pathsOf(game: DayzGame, username: string, map: ServerSpec["map"]) {
  const mission = `dayzOffline.${map}`;
  const home = `/games/${username}`;
  const missions = {
    dayz: `${home}/ftproot/dayzstandalone/mpmissions`,
    dayzps: `${home}/ftproot/dayzps_missions`,
    dayzxb: `${home}/ftproot/dayzxb_missions`,
  };
  const gamePath = game === "dayz" ? `${home}/ftproot/dayzstandalone` : `${home}/noftp/${game}`;
  return {
    mission,
    gamePath,
    missionPath: `${missions[game]}/${mission}`,
    restartLog: `${home}/noftp/${game}/restart.log`,
  };
}

/**
 * Puts the mission as it comes, with the owner's line where they have added it.
 * @param reset also overwrites what is there and empties `custom`, as Nitrado's "Reset Mission-xml to default" does
 */
export function layMission(
  files: GameFiles,
  missionPath: string,
  at: Date,
  ourLine: boolean,
  reset = false,
): void {
  const encode = (text: string) => new TextEncoder().encode(text);
  const missing = (path: string) => reset || files.read(path) === null;
  const put = (name: string, text: () => string) => {
    const path = `${missionPath}/${name}`;
    if (missing(path)) files.write(path, encode(text()), at);
  };
  put("cfggameplay.json", () => cfgGameplay(ourLine && !reset ? [OUR_FILE] : []));
  put("db/types.xml", typesXml);
  put("init.c", () => "void main()\n{\n    Hive ce = CreateHive();\n    if (ce) ce.InitOffline();\n}\n");
  if (reset) {
    for (const { name, dir } of files.list(`${missionPath}/custom`)) {
      if (!dir) files.remove(`${missionPath}/custom/${name}`);
    }
  }
}
