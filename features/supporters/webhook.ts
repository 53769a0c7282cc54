import { z } from "zod";
import { equalHex, hmac, sha256 } from "@/lib/crypto";
import { parseHostileJson } from "@/lib/http/json";
import type { MemberRef } from "./mutations/apply";

/** Patreon's bodies are a few kB; nothing near this is one of theirs. */
export const WEBHOOK_BYTES = 512 * 1024;

/** What a signed webhook says. Only whom it is about is used: the state itself is asked for. */
export interface WebhookNote extends MemberRef {
  /** Patreon's name of the event; its header is not signed, so nothing is decided by it. */
  event: string;
  /** One webhook that comes twice has one hash. */
  bodyHash: string;
}

/** Whether the signature is Patreon's: HMAC-MD5 over the raw bytes, compared in constant time. */
export function isSigned(raw: Uint8Array, signature: string | null, secret: string): boolean {
  return equalHex(hmac("md5", secret, raw), signature ?? "");
}

const resource = z.object({ data: z.object({ id: z.string() }).nullish() }).nullish();
const body = z.object({
  data: z.object({
    type: z.literal("member"),
    id: z.string().min(1).max(100),
    relationships: z.object({ user: resource }).nullish(),
  }),
});

/**
 * Reads whom a webhook is about.
 * @returns null for a body that is no membership (posts, for one): nothing to do
 * @throws AppError invalid for a body that is no JSON
 */
export function readWebhook(raw: Uint8Array, event: string | null): WebhookNote | null {
  const text = new TextDecoder().decode(raw);
  const parsed = body.safeParse(parseHostileJson(text, { depth: 16, stringLength: 200_000, values: 50_000 }));
  if (!parsed.success) return null;
  const { id, relationships } = parsed.data.data;
  return {
    event: (event ?? "unknown").slice(0, 60),
    bodyHash: sha256(raw),
    memberId: id,
    patreonUserId: relationships?.user?.data?.id ?? null,
  };
}
