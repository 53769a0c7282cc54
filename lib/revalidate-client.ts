import { signInternal } from "./internal-signature";
import { loggerFor } from "./logger";

const log = loggerFor("revalidate");
const TIMEOUT_MS = 3_000;

export interface RevalidateOptions {
  siteUrl: string;
  /** `env().INTERNAL_SECRET` */
  secret: string;
  /** The next visitor waits for the new page instead of seeing the old one once more. */
  now?: boolean;
  fetch?: typeof fetch;
}

/**
 * Tells the website that the data behind these tags changed. Never throws: pages also renew themselves by
 * time, so a website that is down costs freshness and nothing else. @returns whether the site took it
 */
export async function revalidateTags(tags: readonly string[], options: RevalidateOptions): Promise<boolean> {
  if (tags.length === 0) return true;
  const body = JSON.stringify({ tags: [...new Set(tags)], now: options.now === true });
  try {
    const response = await (options.fetch ?? fetch)(`${options.siteUrl}/api/internal/revalidate`, {
      method: "POST",
      headers: { "content-type": "application/json", ...signInternal(options.secret, body) },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: "error",
    });
    if (!response.ok) log.warn({ tags, status: response.status }, "the site refused to revalidate");
    return response.ok;
  } catch (error) {
    log.warn({ tags, err: error }, "the site could not be told to revalidate");
    return false;
  }
}
