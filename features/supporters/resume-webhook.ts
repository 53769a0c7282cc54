import type { PatreonService } from "./service";

/** Where Patreon's webhooks go, behind the site's address. */
export const WEBHOOK_PATH = "/api/webhooks/patreon";

/**
 * Lets a webhook of ours go on that Patreon has paused after failures: it then sends all that waits. One that was made
 * on the portal's page belongs to another client and is not seen.
 * @returns how many were paused
 */
export async function resumeWebhooks(
  service: Pick<PatreonService, "webhooks" | "resumeWebhook">,
  siteUrl: string,
): Promise<number> {
  const uri = `${siteUrl}${WEBHOOK_PATH}`;
  const paused = (await service.webhooks()).filter((one) => one.paused && one.uri === uri);
  for (const { id } of paused) await service.resumeWebhook(id);
  return paused.length;
}
