import { csvText } from "@/lib/csv";
import type { GuildLedgerLine } from "./guild-ledger";

const HEAD = [
  "time_utc",
  "person",
  "discord_id",
  "kind",
  "cause",
  "detail",
  "amount",
  "balance",
  "other_side",
  "entry",
];

/** Lines of the guild's ledger as CSV, with the accounts on the other side. */
export function guildLedgerCsv(lines: readonly GuildLedgerLine[]): string {
  const rows = lines.map((line) => {
    const others = line.legs.filter((leg) => leg.person !== line.person.name);
    return [
      line.at,
      line.person.name,
      line.person.discordId,
      line.kind,
      line.cause.title,
      line.cause.detail,
      line.amount,
      line.balance,
      others.map((leg) => `${leg.person ?? leg.account} ${leg.amount}`).join("; "),
      line.id,
    ];
  });
  return csvText(HEAD, rows);
}
