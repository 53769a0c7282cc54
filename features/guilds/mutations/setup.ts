import type { GuildContext } from "@/db/context";
import { recordAudit } from "@/features/audit/mutations";
import { conflict } from "@/lib/errors";
import { isReviewed, SETUP_SUBJECT } from "../data/setup";
import type { SetupStepKey } from "../setup";
import { SKIPPABLE } from "../setup-rules";

/**
 * Notes that the guild does without a step, or leaves it as it comes. The line in the log is the note itself.
 * @throws AppError conflict for a step that nothing works without
 */
export async function reviewStep(ctx: GuildContext, step: SetupStepKey): Promise<void> {
  if (!SKIPPABLE.includes(step))
    throw conflict("Nothing works without this step, so it cannot be left out. Nothing was changed.");
  if (await isReviewed(ctx, step)) return;
  await recordAudit(ctx, { action: "guilds.setup.review", subjectType: SETUP_SUBJECT, subjectId: step });
}
