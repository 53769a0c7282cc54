import { z } from "zod";
import { equalHex, hmac, randomToken } from "@/lib/crypto";
import { SECOND } from "@/lib/time";
import { MAX_TOPICS } from "./protocol";

/** A ticket is good for this long: to connect with, and for its topics. Whoever follows on brings another. */
export const PASS_MS = 60 * SECOND;

const pass = z.strictObject({
  /** Makes it one: it opens once. */
  nonce: z.string(),
  userId: z.string(),
  /** Id of the session row: its end ends the socket. */
  sessionId: z.string(),
  discordId: z.string(),
  name: z.string(),
  /** Each with the moment, in Unix milliseconds, until which the right to it is believed. */
  topics: z.array(z.tuple([z.string(), z.number()])).max(MAX_TOPICS),
  /** Unix milliseconds after which it opens nothing. */
  end: z.number(),
});
export type Pass = z.infer<typeof pass>;

// Named, so that no other text that the secret signs can pass for one.
const signature = (secret: string, body: string) => hmac("sha256", secret, `live-pass.${body}`);

/** Signs what a browser may follow: `<base64url JSON>.<hex HMAC-SHA256>`. */
export function signPass(secret: string, given: Omit<Pass, "nonce" | "end">, now = Date.now()): string {
  const whole: Pass = { ...given, nonce: randomToken(12), end: now + PASS_MS };
  const body = Buffer.from(JSON.stringify(whole)).toString("base64url");
  return `${body}.${signature(secret, body).toString("hex")}`;
}

/** Opens a signed pass; null for one that is not ours, was changed or is over. */
export function openPass(secret: string, text: string, now = Date.now()): Pass | null {
  const [body = "", sign = "", ...more] = text.split(".");
  if (more.length > 0 || !equalHex(signature(secret, body), sign)) return null;
  const read = pass.safeParse(JSON.parse(Buffer.from(body, "base64url").toString("utf8")));
  return read.success && read.data.end > now ? read.data : null;
}
