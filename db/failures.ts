const LOST_CODES = new Set([
  "ECONNRESET",
  "ECONNREFUSED",
  "EPIPE",
  "ETIMEDOUT",
  "57P01",
  "57P02",
  "57P03",
  "08000",
  "08003",
  "08006",
]);
const LOST_WORDS =
  /Connection terminated|not queryable|connection (?:was )?closed|server closed the connection|WebSocket/i;

/** The connection itself broke, so that nobody knows more about the transaction than what was answered. */
export function connectionLost(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, message, cause, error: inner } = error as Record<string, unknown>;
  if (typeof code === "string" && LOST_CODES.has(code)) return true;
  if (typeof message === "string" && LOST_WORDS.test(message)) return true;
  return connectionLost(cause) || connectionLost(inner);
}
