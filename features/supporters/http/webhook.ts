import { withSystem } from "@/db/context";
import { env } from "@/lib/env";
import { unauthenticated } from "@/lib/errors";
import { readBytes } from "@/lib/http/body";
import { jsonResponse } from "@/lib/http/respond";
import { newRequestId } from "@/lib/ids";
import { receiveWebhook } from "../mutations/webhooks";
import { isSigned, readWebhook, WEBHOOK_BYTES } from "../webhook";

/**
 * Takes a webhook: counted raw bytes, signature in constant time, kept, answered. What it means is fetched after
 * the answer.
 * @returns the response, and whether there is something to fetch
 * @throws AppError unauthenticated for anything that Patreon did not sign
 */
export async function takeWebhook(request: Request): Promise<{ response: Response; work: boolean }> {
  const raw = await readBytes(request, WEBHOOK_BYTES);
  if (!isSigned(raw, request.headers.get("x-patreon-signature"), env().PATREON_WEBHOOK_SECRET)) {
    throw unauthenticated("This webhook is not signed by Patreon.");
  }
  const note = readWebhook(raw, request.headers.get("x-patreon-event"));
  const work =
    note !== null && (await withSystem({ kind: "patreon-webhook" }, (ctx) => receiveWebhook(ctx, note)));
  return { response: jsonResponse({ received: true }, newRequestId()), work };
}
