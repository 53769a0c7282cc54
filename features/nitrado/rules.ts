import { DAY, HOUR, MINUTE } from "@/lib/time";
import type { NitradoService } from "./api";
import type { NitradoGame } from "./schema";

/** Something that Nitrado does not let us do, and what that costs. */
export interface Gap {
  /** As Nitrado's own page calls it. */
  needs: string;
  without: string;
}

const ROLES: readonly (Gap & { role: string })[] = [
  {
    role: "ROLE_WEBINTERFACE_FILEBROWSER_READ",
    needs: "File browser: read",
    without: "The log cannot be read: no players, kills or coins come from this server.",
  },
  {
    role: "ROLE_WEBINTERFACE_FILEBROWSER_WRITE",
    needs: "File browser: write",
    without: "Orders cannot be placed in the game.",
  },
  {
    role: "ROLE_WEBINTERFACE_GENERAL_CONTROL",
    needs: "General control",
    without: "The server cannot be started, stopped or restarted from here.",
  },
  {
    role: "ROLE_WEBINTERFACE_SETTINGS_READ",
    needs: "Settings: read",
    without: "Ban list, whitelist and priority list cannot be shown.",
  },
  {
    role: "ROLE_WEBINTERFACE_SETTINGS_WRITE",
    needs: "Settings: write",
    without: "Ban list, whitelist and priority list cannot be changed.",
  },
];

/** What a service's roles do not allow. The owner's account has one role that stands for all. */
export function missingRoles(roles: readonly string[]): Gap[] {
  if (roles.includes("ROLE_OWNER")) return [];
  return ROLES.filter(({ role }) => !roles.includes(role)).map(({ needs, without }) => ({ needs, without }));
}

/** Scopes of a token that are missing; without `service` it is of no use to us. */
export function missingScopes(scopes: readonly string[]): Gap[] {
  if (scopes.includes("service")) return [];
  return [{ needs: "service", without: "Neither the game servers nor their files can be seen." }];
}

const FOLDERS: Record<string, NitradoGame> = {
  dayz: "dayz",
  dayzstandalone: "dayz",
  dayzps: "dayzps",
  dayzxb: "dayzxb",
};

/** A game by Nitrado's word for its folder; null for other games. */
export const gameOfFolder = (folder: string | null): NitradoGame | null =>
  folder !== null && Object.hasOwn(FOLDERS, folder) ? (FOLDERS[folder] ?? null) : null;

/** Which DayZ a service runs; null for other games and for what is no game server. */
export function gameOf(service: Pick<NitradoService, "type" | "folder" | "game">): NitradoGame | null {
  if (service.type !== "gameserver") return null;
  if (service.folder !== null) return gameOfFolder(service.folder);
  if (!/^dayz\b/i.test(service.game)) return null;
  if (/\(ps|playstation/i.test(service.game)) return "dayzps";
  return /xbox/i.test(service.game) ? "dayzxb" : "dayz";
}

/** `chernarusplus` of `dayzOffline.chernarusplus`; null for anything else. */
export function mapOfMission(mission: string | null): string | null {
  return /^[\w-]+\.([\w-]{1,40})$/.exec(mission ?? "")?.[1]?.toLowerCase() ?? null;
}

/** Refresh tokens live for a month; renewed daily, an idle account never comes near its end. */
export const DAILY_MS = 20 * HOUR;

export interface TokenTimes {
  refreshedAt: Date;
  expiresAt: Date | null;
}

/** Whether a pair should be renewed: near its end, or a day old. @param daily false: only near its end */
export function isDue(times: TokenTimes, now: Date, daily: boolean): boolean {
  const age = now.getTime() - times.refreshedAt.getTime();
  if (daily && age >= DAILY_MS) return true;
  if (times.expiresAt === null) return age >= DAY;
  const life = times.expiresAt.getTime() - times.refreshedAt.getTime();
  return times.expiresAt.getTime() - now.getTime() <= Math.min(10 * MINUTE, life / 10);
}

/** How a refresh that Nitrado refused is told: why, and the way out. */
export interface Explained {
  reason: string;
  wayOut: string;
}

/**
 * @param status of Nitrado's last answer to a renewal; null where none came
 * @param failing whether a renewal has failed and none has worked since
 */
export function explainAccess(
  state: "active" | "reconnect",
  status: number | null,
  failing: boolean,
): Explained | null {
  if (state === "reconnect") {
    return {
      reason: "Nitrado has ended this access, so nothing is read from or written to its servers.",
      wayOut: "Connect it again below. What was read stays; the log is read on from where it stopped.",
    };
  }
  if (!failing) return null;
  if (status === 429) {
    return {
      reason: "Nitrado's hourly limit for this account is used up.",
      wayOut:
        "Nothing to do: it goes on within the hour. Other tools with the same account use the limit, too.",
    };
  }
  if (status === 503) {
    return { reason: "Nitrado is under maintenance.", wayOut: "Nothing to do: it is tried again by itself." };
  }
  return {
    reason: "Nitrado did not answer when access was to be renewed.",
    wayOut:
      "Nothing to do yet: it is tried again by itself. The access that we have still works until it ends.",
  };
}
