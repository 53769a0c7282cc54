import type { z } from "zod";
import { admit } from "@/features/identity/http/admit";
import { sessionOfPass } from "@/features/identity/http/session";
import type { Session } from "@/features/identity/schema";
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

/** The person whom a pass names, as a session without any look through other eyes has them. */
const presumed = ({ sessionId, userId, discordId, name }: Pass): Session => ({
  id: sessionId,
  user: { id: userId, discordId, name, avatar: null, locale: null, timeZone: null, staff: null },
  createdAt: new Date(0),
  idleUntil: new Date(0),
  expiresAt: new Date(0),
  seeAs: null,
});

/**
 * Lets words in. Rights are read for whom the pass names while its session is read: a flight less to wait for. They
 * count only where the session lives and is that person's; for every other one all is read again with what is true.
 */
async function enter<S extends z.ZodType>(
  writing: Writing<S>,
  pass: Pass,
  { topic, body }: SentWords,
  requestId: string,
) {
  const as = (session: Session | null) =>
    admit(writing, {
      session,
      address: "unknown",
      forWrite: true,
      requestId,
      params: () => ({ guildId: topic.guildId, number: String(topic.number) }),
      body: () => {
        assertPlainValue(body);
        return body;
      },
    });
  const [found, early] = await Promise.allSettled([sessionOfPass(pass.sessionId), as(presumed(pass))]);
  if (found.status === "rejected") throw found.reason;
  const theirs = found.value?.user.id === pass.userId ? found.value : null;
  if (!theirs || theirs.seeAs || theirs.user.discordId !== pass.discordId) return as(theirs);
  if (early.status === "rejected") throw early.reason;
  return early.value;
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
