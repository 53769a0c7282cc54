import type { GuildContext } from "@/db/context";
import { currencyOf } from "@/features/economy/data/settings";
import type { TicketRow } from "../../data/row";
import { evidenceOf } from "../../evidence/data/reports";
import { verdictsOf } from "../../verdict/data/verdicts";
import { effectWords } from "../../verdict/words";
import type { Transcript } from "../schema";

/**
 * What was decided in a ticket and what was frozen for it. The opener gets what concerns themselves: no word of
 * staff among themselves, nothing that follows for others, and of the game's lines the hash alone.
 */
export async function caseOf(
  ctx: GuildContext,
  row: TicketRow,
  openerId: string | undefined,
): Promise<Pick<Transcript, "evidence" | "verdicts">> {
  const [verdicts, evidence, { symbol }] = await Promise.all([
    verdictsOf(ctx, row.ticketId),
    evidenceOf(ctx, row.ticketId),
    currencyOf(ctx, ctx.guildId),
  ]);
  const staff = openerId === undefined;
  return {
    verdicts: verdicts.map((verdict) => ({
      number: verdict.number,
      at: verdict.at,
      decision: verdict.decision,
      rule: verdict.rule,
      reason: verdict.reason,
      internalReason: staff ? verdict.internalReason : null,
      by: staff ? verdict.by.name : null,
      effects: verdict.effects
        .filter((effect) => staff || effect.discordId === openerId)
        .map((effect) => ({ words: effectWords(effect, symbol), undoneAt: effect.undone?.at ?? null })),
    })),
    evidence: evidence
      // A card of its own stands in a note, which the opener does not read.
      .filter((one) => staff || one.kind === "timeline")
      .map((one) => ({
        kind: one.kind,
        from: one.from,
        until: one.until,
        frozenAt: one.frozenAt,
        complete: one.complete,
        sha256: one.sha256,
        count: one.lines.length,
        lines: staff
          ? one.lines.map((line) => ({
              at: line.at,
              player:
                one.parties.find((party) => party.playerId === line.playerId)?.name ?? String(line.playerId),
              file: line.file,
              byte: line.byte,
              raw: line.raw,
            }))
          : [],
      })),
  };
}
