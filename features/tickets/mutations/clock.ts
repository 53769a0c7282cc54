import type { GuildContext } from "@/db/context";
import { actingPerson } from "@/features/economy/policy";
import { conflict } from "@/lib/errors";
import { stopProblem } from "../clock-rules";
import { stateOf } from "../data/row";
import { auditTicket } from "./audit";
import { lockTicket, logChange, nameOf, saveTicket } from "./locked";
import { announceChange } from "./tell";

/** Staff say that it is the opener's turn, without writing. @throws AppError not_found, conflict where it cannot be */
export async function stopClock(ctx: GuildContext, number: number): Promise<void> {
  const by = actingPerson(ctx.actor);
  const row = await lockTicket(ctx, number);
  const state = stateOf(row);
  const problem = stopProblem(state);
  if (problem) throw conflict(problem, { code: "state" });
  await saveTicket(ctx, row, {
    state: { ...state, waitingFor: "opener", waitingSince: null },
    names: { [by]: await nameOf(ctx, by) },
  });
  await logChange(ctx, row, by, "clock", { before: "staff", after: "opener" });
  await auditTicket(ctx, row, "clock.stop", {
    before: { waitingFor: "staff" },
    after: { waitingFor: "opener" },
  });
  await announceChange(ctx, row, "clock");
}
