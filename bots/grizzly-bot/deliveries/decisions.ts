import type { GuildScope } from "@/db/context";
import { type GuildContext, withGuild } from "@/db/context";
import type { Attempt } from "@/features/deliveries/data/attempts";
import type { Decision } from "@/features/deliveries/decide";
import {
  abandonAttempt,
  bootTookAttempt,
  dropAttempt,
  fulfilAttempt,
  intendAttempt,
  lookAttempt,
  takeBackAttempt,
  waitAttempt,
} from "@/features/deliveries/mutations/attempts";

async function apply(ctx: GuildContext, attempt: Attempt, decision: Decision): Promise<void> {
  switch (decision.do) {
    case "nothing":
    case "intend":
      return;
    case "wait":
      return waitAttempt(ctx, attempt, decision.reason);
    case "abandon":
      return abandonAttempt(ctx, attempt, decision.reason);
    case "take_back":
      await takeBackAttempt(ctx, attempt, decision.reason);
      return;
    case "look":
      return lookAttempt(ctx, attempt, decision.reason, decision.boots ?? []);
    case "seen":
    case "unstage":
      return bootTookAttempt(ctx, attempt, decision.boot);
    case "fulfil":
      return fulfilAttempt(ctx, attempt, decision.boot);
  }
}

class OrderGone extends Error {}

/** Stores an intent, or ends the attempt where its order went elsewhere. @returns whether it may be written now */
async function intend(scope: GuildScope, attempt: Attempt): Promise<boolean> {
  try {
    return await withGuild(scope, async (ctx) => {
      const may = await intendAttempt(ctx, attempt);
      // Rolled back: an attempt whose order is gone must not keep an intent.
      if (!may) throw new OrderGone();
      return true;
    });
  } catch (error) {
    if (!(error instanceof OrderGone)) throw error;
    if (attempt.intentAt === null) await withGuild(scope, (ctx) => dropAttempt(ctx, attempt));
    else
      await withGuild(scope, (ctx) => takeBackAttempt(ctx, attempt, "The order was taken back meanwhile."));
    return false;
  }
}

/** Carries out a decision in a transaction of its own. @returns whether the attempt may be written now */
export async function carryOut(scope: GuildScope, attempt: Attempt, decision: Decision): Promise<boolean> {
  if (decision.do === "intend") return intend(scope, attempt);
  if (decision.do !== "nothing") await withGuild(scope, (ctx) => apply(ctx, attempt, decision));
  return false;
}
