import { equalHex, hmac } from "./crypto";

/** Unix milliseconds at which a call was signed. */
export const TIMESTAMP_HEADER = "x-grizzly-timestamp";
/** Lower-case hex HMAC-SHA256 over `<timestamp>.<body>`. */
export const SIGNATURE_HEADER = "x-grizzly-signature";
/** A signature is good for this long, so that one that leaks is soon worthless. */
const WINDOW_MS = 5 * 60_000;

/** Headers that prove a call comes from one of our own processes. */
export function signInternal(secret: string, body: string, now = Date.now()): Record<string, string> {
  return {
    [TIMESTAMP_HEADER]: String(now),
    [SIGNATURE_HEADER]: hmac("sha256", secret, `${now}.${body}`).toString("hex"),
  };
}

/** Whether the headers sign exactly this body, and not more than five minutes ago or ahead. */
export function isSignedInternal(secret: string, headers: Headers, body: string, now = Date.now()): boolean {
  const timestamp = headers.get(TIMESTAMP_HEADER) ?? "";
  if (!/^\d{13}$/.test(timestamp) || Math.abs(now - Number(timestamp)) > WINDOW_MS) return false;
  return equalHex(hmac("sha256", secret, `${timestamp}.${body}`), headers.get(SIGNATURE_HEADER) ?? "");
}
