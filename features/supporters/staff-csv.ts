import { csvText } from "@/lib/csv";
import type { DriftRow } from "./data/roles";
import type { SyncLine } from "./data/syncs";

/** Syncs as CSV, times in UTC. */
export const syncsCsv = (lines: readonly SyncLine[]): string =>
  csvText(
    [
      "began_utc",
      "reason",
      "state",
      "asked_by",
      "member_id",
      "members",
      "changed",
      "failed",
      "took_ms",
      "error",
    ],
    lines.map((line) => [
      line.startedAt,
      line.reason,
      line.state,
      line.askedBy,
      line.memberId,
      line.seen,
      line.changed,
      line.failed,
      line.tookMs,
      line.error,
    ]),
  );

/** Members whose roles differ from their plans as CSV, times in UTC. */
export const driftCsv = (rows: readonly DriftRow[]): string =>
  csvText(
    ["found_utc", "guild_id", "guild", "discord_id", "member", "tier", "role", "holds", "differs", "refused"],
    rows.map((row) => [
      row.foundAt,
      row.guildId,
      row.guild,
      row.discordId,
      row.name,
      row.tier,
      row.role,
      row.held.join(", "),
      row.drift,
      row.reason,
    ]),
  );
