import { conflict } from "@/lib/errors";
import type { NitradoGame } from "./schema";

/** What the place of a service's files follows from. */
export interface FilePlaces {
  /** `nitrado_services.game_path`: from Nitrado, without a slash at the end. */
  gamePath: string | null;
  game: NitradoGame;
}

/** Where missions lie below the FTP root, by game. */
const MISSIONS = {
  dayz: "dayzstandalone/mpmissions",
  dayzps: "dayzps_missions",
  dayzxb: "dayzxb_missions",
} as const;

/** `/games/ni1_1`: the account's part of the file server. */
function home({ gamePath }: FilePlaces): string {
  const match = /^(\/games\/[\w-]+)\//.exec(gamePath ?? "");
  if (!match?.[1]) {
    throw conflict("Nitrado has not told us yet where this server's files lie. It is asked every hour.");
  }
  return match[1];
}

/** The folder of the admin logs (ADM) and of the game's own logs. @throws AppError conflict while it is not known */
export function logDir(service: FilePlaces): string {
  home(service);
  return `${service.gamePath}/config`;
}

/**
 * The folder of a mission's files, that the game copies at each start.
 * @param mission such as `dayzOffline.chernarusplus`, from the server's settings
 * @throws AppError conflict while the place is not known, or for a mission that is no plain name
 */
export function missionDir(service: FilePlaces & { mission: string | null }): string {
  const { mission, game } = service;
  if (!mission || !/^[\w-]+(\.[\w-]+)+$/.test(mission)) {
    throw conflict("Nitrado has not told us yet which mission this server plays. It is asked every hour.");
  }
  return `${home(service)}/ftproot/${MISSIONS[game]}/${mission}`;
}

/** Nitrado's own log of starts and stops, which knows of a start within seconds. @throws AppError conflict */
export function restartLogPath(service: FilePlaces): string {
  return `${home(service)}/noftp/${service.game}/restart.log`;
}
