import { databaseClock } from "@/db/clock";
import { type Actor, withSystem } from "@/db/context";
import { notFound, unavailable } from "@/lib/errors";
import { ProviderError } from "@/lib/http/provider";
import { answerVerification } from "./mutations/answer-verification";
import type { AnswerInput } from "./staff-forms";
import { configuredPatreon } from "./sync";

/**
 * Answers a request to be matched by hand. The membership is asked of Patreon first, so that what counts is what it
 * says now.
 * @throws AppError see answerVerification; unavailable while Patreon does not answer
 */
export async function answerRequest(
  actor: Actor,
  { requestId, memberId, notes }: AnswerInput,
  service = configuredPatreon(),
): Promise<void> {
  const asOf = await withSystem(actor, databaseClock, { readOnly: true });
  const member =
    memberId === null
      ? null
      : await service.member(memberId).catch((error: unknown) => {
          if (error instanceof ProviderError)
            throw unavailable("Patreon does not answer. Nothing was changed; try again in a minute.", error);
          throw error;
        });
  if (memberId !== null && member === null)
    throw notFound("Patreon does not know this membership any more. Nothing was changed.");
  await withSystem(actor, (ctx) => answerVerification(ctx, { requestId, notes, member, asOf }));
}
