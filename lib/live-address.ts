type Raw = Record<string, string | undefined>;

/** The port of the live gateway: the one beside the site's unless told. */
export function livePort(raw: Raw): number {
  return Number(raw.LIVE_PORT) || (Number(raw.PORT) || 3000) + 1;
}

/**
 * Where browsers reach the live gateway. Null for a site behind TLS that names none: its pages could only open a
 * `wss:` address, and whatever ends TLS before the gateway has an address of its own.
 * @param raw the environment, unchecked
 */
export function liveUrl(raw: Raw): string | null {
  if (raw.LIVE_URL) return raw.LIVE_URL.replace(/\/+$/, "");
  const site = raw.SITE_URL || "http://localhost:3000";
  if (!URL.canParse(site) || new URL(site).protocol !== "http:") return null;
  return `ws://${new URL(site).hostname}:${livePort(raw)}`;
}
