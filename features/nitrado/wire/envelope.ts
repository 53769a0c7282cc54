import { z } from "zod";
import { ProviderError, type ProviderFault } from "@/lib/http/provider";
import { limited } from "./budget";
import type { Answer } from "./exchange";

const envelope = z.object({
  status: z.string(),
  message: z.string().optional(),
  data: z.unknown().optional(),
});

/** A sentence of theirs, in one short line and without anything that could be a token. */
export function quoted(message: string | undefined): string | null {
  if (!message) return null;
  const line = message.replace(/[\p{Cc}\p{Cf}]+/gu, " ").replace(/[\w.~+/=-]{24,}/g, "…");
  return line.trim().slice(0, 200) || null;
}

const BY_STATUS: Record<number, ProviderFault> = {
  401: "unauthorized",
  428: "busy",
  429: "rate_limited",
  503: "maintenance",
};

const SENTENCES: Partial<Record<ProviderFault, string>> = {
  unauthorized: "Nitrado does not accept this access any more.",
  busy: "Nitrado is still busy with an earlier request for this server.",
  maintenance: "Nitrado is under maintenance.",
};

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    return undefined;
  }
}

/** What an answer that is not a success means. @param secondsToReset of the token's budget, for a 429 */
export function failureOf(answer: Answer, secondsToReset: () => number): ProviderError {
  const body = envelope.safeParse(parsed(answer.bytes));
  // OAuth answers outside the envelope, and its reason stands under other names.
  const plain = z
    .object({ error: z.string(), error_description: z.string().optional() })
    .safeParse(parsed(answer.bytes));
  const said = quoted(
    body.data?.message ??
      (plain.success
        ? [plain.data.error, plain.data.error_description].filter(Boolean).join(": ")
        : undefined),
  );
  const eventId = quoted(answer.headers.get("x-raven-event-id") ?? undefined);
  const ok = answer.status >= 200 && answer.status < 300;
  const fault = BY_STATUS[answer.status] ?? (answer.status >= 500 ? "unavailable" : "refused");
  if (fault === "rate_limited") {
    const seconds = secondsToReset();
    return new ProviderError(fault, limited(seconds).message, answer.status, seconds, { said, eventId });
  }
  const sentence = ok ? "Nitrado refused this." : `Nitrado answered ${answer.status}.`;
  return new ProviderError(fault, SENTENCES[fault] ?? sentence, answer.status, null, { said, eventId });
}

/** Their data where the answer is a success of the documented shape. @throws ProviderError */
export function unwrap<S extends z.ZodType>(
  answer: Answer,
  schema: S,
  secondsToReset: () => number,
): z.output<S> {
  if (answer.status < 200 || answer.status >= 300) throw failureOf(answer, secondsToReset);
  const notes = { eventId: quoted(answer.headers.get("x-raven-event-id") ?? undefined) };
  const body = envelope.safeParse(parsed(answer.bytes));
  if (!body.success) {
    throw new ProviderError(
      "unavailable",
      "Nitrado's answer is not the documented JSON.",
      answer.status,
      null,
      notes,
    );
  }
  if (body.data.status !== "success") throw failureOf(answer, secondsToReset);
  const data = schema.safeParse(body.data.data);
  if (data.success) return data.data;
  throw new ProviderError(
    "unavailable",
    "Nitrado's answer does not have the documented shape.",
    answer.status,
    null,
    notes,
  );
}
