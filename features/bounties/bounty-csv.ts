import { csvText } from "@/lib/csv";
import type { StaffBounty } from "./schema";

const HEAD = [
  "bounty",
  "target",
  "coins",
  "state",
  "reason",
  "placed_by",
  "placed_by_discord_id",
  "placed_utc",
  "runs_out_utc",
  "hunter",
  "claimed_utc",
  "weapon",
  "metres",
  "why_it_ended",
  "hints",
  "log_line",
];

/** Bounties as CSV, with the line that claimed each. */
export const bountiesCsv = (bounties: readonly StaffBounty[]): string =>
  csvText(
    HEAD,
    bounties.map((bounty) => [
      bounty.id,
      bounty.target.name,
      bounty.amount,
      bounty.state,
      bounty.reason,
      bounty.placedBy.name,
      bounty.placedBy.discordId,
      bounty.placedAt,
      bounty.expiresAt,
      bounty.hunter?.name ?? null,
      bounty.claimedAt,
      bounty.kill?.weapon ?? null,
      bounty.kill?.distance ?? null,
      bounty.note,
      bounty.hints.join("; "),
      bounty.proof,
    ]),
  );
