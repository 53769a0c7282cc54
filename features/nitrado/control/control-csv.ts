import { csvText } from "@/lib/csv";
import type { ControlServer } from "./data/servers";
import { CONTROL_LEVELS } from "./rights";
import type { CommandDto, ListChangeDto, ListEntryDto, PermissionDto } from "./schema";

/** Game servers as CSV, with what is known of them now. */
export const serversCsv = (servers: readonly ControlServer[]): string =>
  csvText(
    [
      "server",
      "service",
      "platform",
      "map",
      "state",
      "players",
      "slots",
      "asked_utc",
      "health",
      "health_reason",
      "log_complete_until_utc",
      "next_restart_utc",
      "orders_waiting",
    ],
    servers.map((server) => [
      server.name,
      server.serviceId,
      server.platform,
      server.mapName,
      server.state,
      server.players,
      server.slots,
      server.checkedAt,
      server.health,
      server.healthReason,
      server.logCompleteUntil,
      server.nextRestart?.at ?? null,
      server.waitingOrders,
    ]),
  );

/** What was asked of a server, as CSV. */
export const commandsCsv = (commands: readonly CommandDto[]): string =>
  csvText(
    ["action", "by", "reason", "planned_utc", "every_day_at", "state", "state_since_utc", "outcome"],
    commands.map((command) => [
      command.action,
      command.by,
      command.reason,
      command.runAt,
      command.repeatTimes?.join("; ") ?? null,
      command.state,
      command.stateAt,
      command.outcome,
    ]),
  );

/** Entries of a player list as the server has them, as CSV. */
export const listCsv = (entries: readonly ListEntryDto[]): string =>
  csvText(
    ["entry", "player", "added_by", "added_utc", "reason", "ends_utc", "times_in_list"],
    entries.map(({ entry, playerName, since, times }) => [
      entry,
      playerName,
      since?.by ?? null,
      since?.stateAt ?? null,
      since?.reason ?? null,
      since?.expiresAt ?? null,
      times,
    ]),
  );

/** Changes of a player list as CSV, newest first. */
export const listHistoryCsv = (changes: readonly ListChangeDto[]): string =>
  csvText(
    [
      "change",
      "list",
      "action",
      "entry",
      "by",
      "reason",
      "state",
      "state_since_utc",
      "outcome",
      "entries_after",
      "ends_utc",
    ],
    changes.map((change) => [
      change.id,
      change.list,
      change.action,
      change.entry,
      change.state === "seen" ? "Nitrado's panel" : change.by,
      change.reason,
      change.state,
      change.stateAt,
      change.outcome,
      change.entriesAfter,
      change.expiresAt,
    ]),
  );

/** Levels over a server as CSV. */
export const permissionsCsv = (permissions: readonly PermissionDto[]): string =>
  csvText(
    ["who", "kind", "discord_id", "level", "where", "given_utc"],
    permissions.map((row) => [
      row.name,
      row.subjectKind === "role" ? "role" : "person",
      row.discordId,
      CONTROL_LEVELS[row.level] ?? null,
      row.serviceId === "*" ? "all servers" : row.serviceId,
      row.updatedAt,
    ]),
  );
