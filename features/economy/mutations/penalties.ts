import type { GuildContext } from "@/db/context";
import type { KillToReward } from "../kill-reward";
import { pay } from "../rules";
import type { KillSettings } from "../schema";
import { insertDecisions, markPaid } from "./decisions";
import { openAccounts } from "./movement";
import { post } from "./post";

/**
 * A suicide costs what the guild has set, and never more than there is: decided once, with its reason. The log knows
 * no teams, so there is no penalty for killing a friend.
 */
export async function takePenalties(
  ctx: GuildContext,
  settings: KillSettings,
  suicides: readonly KillToReward[],
  persons: ReadonlyMap<number, string>,
): Promise<void> {
  if (settings.suicidePenalty === 0) return;
  for (const kill of suicides) {
    if (kill.historical || !kill.victim) continue;
    const person = persons.get(kill.victim.playerId) ?? null;
    const balance = person === null ? 0n : ((await openAccounts(ctx, [person])).get(person) ?? 0n);
    const penalty = BigInt(settings.suicidePenalty);
    const amount = balance < penalty ? balance : penalty;
    const source = `penalty:${kill.killId}` as const;
    const why = person === null ? "Nobody is linked to this player." : "There was nothing left to take.";
    const fresh = await insertDecisions(ctx, [
      {
        source,
        playerId: kill.victim.playerId,
        victimPlayerId: null,
        person,
        amount,
        status: amount > 0n ? "paid" : "refused",
        reason: amount > 0n ? "A suicide costs this in this guild." : why,
        lines: amount > 0n ? [{ label: "Penalty for a suicide", amount: -Number(amount) }] : [],
        serviceId: kill.serviceId,
        at: kill.at,
      },
    ]);
    if (person === null || amount === 0n || fresh.size === 0) continue;
    const { movementId } = await post(ctx, {
      key: `penalty:kill:${kill.killId}`,
      kind: "fine",
      legs: pay({ person }, "sink", amount),
      cause: { kind: "kill", id: String(kill.killId) },
      description: "Penalty for a suicide",
    });
    await markPaid(ctx, new Map([[`reward:${source}`, movementId]]));
  }
}
