import type { z } from "zod";
import { admit } from "@/features/identity/http/admit";
import { readAhead } from "@/features/identity/http/gate";
import type { Pass } from "@/features/live/pass";
import type { LiveMessage, WriteAnswer } from "@/features/live/protocol";
import type { Topic } from "@/features/live/topics";
import { assertPlainValue } from "@/lib/http/json";
import { errorBody, toAppError } from "@/lib/http/respond";
import { recordLatency } from "@/lib/http/timing";
import { newRequestId } from "@/lib/ids";
import { markdownParts } from "@/lib/markdown";
import { ticketNumber } from "../number";
import { OWN_REPLY, STAFF_NOTE, STAFF_REPLY, type Writing } from "../writing";
import { liveMessage } from "./data";

/** Words that somebody sends over their socket, as little believed as a request's. */
export interface SentWords {
  /** Of the ticket: whoever follows their own writes as its opener. */
  topic: Extract<Topic, { number: number }>;
  note: boolean;
  body: unknown;
}

/** What became of them: the answer to whoever sent them, and what those who follow are told. */
export interface TakenWords {
  answer: WriteAnswer;
  /** Null where nothing new stands in the ticket. */
  news: { message: LiveMessage; version: number } | null;
}

/** Lets words in: the pass says only whose session and rights to read. */
async function enter<S extends z.ZodType>(
  writing: Writing<S>,
  pass: Pass,
  { topic, body }: SentWords,
  requestId: string,
) {
  return admit(writing, {
    ...(await readAhead(writing, pass, topic.guildId)),
    address: "unknown",
    forWrite: true,
    requestId,
    params: () => ({ guildId: topic.guildId, number: String(topic.number) }),
    body: () => {
      assertPlainValue(body);
      return body;
    },
  });
}

async function take<S extends z.ZodType>(
  writing: Writing<S>,
  pass: Pass,
  words: SentWords,
  requestId: string,
): Promise<TakenWords> {
  const { granted, input, params } = await enter(writing, pass, words, requestId);
  const storing = writing.write(granted.scope, ticketNumber(params.number), input);
  // The database is waited for anyway.
  const parts = markdownParts((input as { text: string }).text);
  const { id, replayed, news } = await storing;
  return {
    answer: { ok: true, data: { id, replayed } },
    news: news && { version: news.version, message: liveMessage(news.message, parts) },
  };
}

/**
 * Takes words over the live line by the very rules of the route handlers: the session is read anew, its rights, how
 * often it wrote, and the form of what it sent. Never throws: whatever refuses the words is their answer.
 */
export async function takeWords(pass: Pass, words: SentWords): Promise<TakenWords> {
  const requestId = newRequestId();
  const started = performance.now();
  const own = words.topic.kind === "own";
  const { name } = own ? OWN_REPLY : words.note ? STAFF_NOTE : STAFF_REPLY;
  let taken: TakenWords;
  let failed = false;
  try {
    if (own) taken = await take(OWN_REPLY, pass, words, requestId);
    else if (words.note) taken = await take(STAFF_NOTE, pass, words, requestId);
    else taken = await take(STAFF_REPLY, pass, words, requestId);
  } catch (thrown) {
    const error = toAppError(thrown, requestId);
    failed = error.status >= 500;
    taken = { answer: { ok: false, ...errorBody(error, requestId) }, news: null };
  }
  recordLatency(name, performance.now() - started, failed);
  return taken;
}
