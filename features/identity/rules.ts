import { DAY, HOUR, MINUTE } from "@/lib/time";

/** A session ends when nothing was done for this long. */
export const IDLE_MS = 7 * DAY;

/** And at the latest after this long, however busy. */
export const ABSOLUTE_MS = 30 * DAY;

/** Last-seen is written at most this often, so that reading a page is not a write. */
export const TOUCH_MS = 5 * MINUTE;

/** A provider token is renewed this long before its end, or in the last tenth of a short life. */
export const REFRESH_EARLY_MS = HOUR;

/** Whether a provider's token is so near its end that it should be renewed. Without an end it never is. */
export function needsRefresh(token: { refreshedAt: Date; expiresAt: Date | null }, now: Date): boolean {
  if (token.expiresAt === null) return false;
  const life = token.expiresAt.getTime() - token.refreshedAt.getTime();
  return token.expiresAt.getTime() - now.getTime() <= Math.min(REFRESH_EARLY_MS, life / 10);
}

export interface SessionTimes {
  lastSeenAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  bannedAt: Date | null;
}

/** When a session ends if nothing is done from now on. */
export function idleEnd(times: Pick<SessionTimes, "lastSeenAt" | "expiresAt">): Date {
  return new Date(Math.min(times.lastSeenAt.getTime() + IDLE_MS, times.expiresAt.getTime()));
}

/** Whether a session row still signs its person in. */
export function isLive(times: SessionTimes, now: Date): boolean {
  if (times.revokedAt !== null || times.bannedAt !== null) return false;
  return idleEnd(times) > now;
}

/** Whether last-seen is old enough to be written again. */
export function needsTouch(lastSeenAt: Date, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() >= TOUCH_MS;
}

const BROWSERS: [RegExp, string][] = [
  [/\bEdgA?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bChrome\/|\bCriOS\/|\bChromium\/|\bHeadlessChrome\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

const SYSTEMS: [RegExp, string][] = [
  [/\biPhone\b|\biPad\b/, "iOS"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "macOS"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"],
];

/** Browser and system in plain names, for a person to recognise a device by. */
export function describeAgent(userAgent: string | null): { browser: string; os: string } {
  const text = userAgent ?? "";
  const find = (table: [RegExp, string][], unknown: string) =>
    table.find(([pattern]) => pattern.test(text))?.[1] ?? unknown;
  return { browser: find(BROWSERS, "Unknown browser"), os: find(SYSTEMS, "unknown system") };
}

/** Address of a Discord picture, or null when there is none or the hash is not one. */
export function avatarUrl(discordId: string, hash: string | null): string | null {
  if (hash === null || !/^(a_)?[0-9a-f]{6,64}$/i.test(hash) || !/^\d{5,20}$/.test(discordId)) return null;
  return `https://cdn.discordapp.com/avatars/${discordId}/${hash}.webp?size=96`;
}

/** A name fit to be shown and logged: no control or invisible characters, at most 80 of the rest. */
export function cleanName(name: string): string {
  const visible = name
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "")
    .replace(/\s+/g, " ")
    .trim();
  return [...visible].slice(0, 80).join("") || "Unnamed";
}
