import { after } from "next/server";
import { takeWebhook } from "@/features/supporters/http/webhook";
import { processWebhooks } from "@/features/supporters/sync";
import { errorResponse } from "@/lib/http/respond";
import { newRequestId } from "@/lib/ids";
import { loggerFor } from "@/lib/logger";

const log = loggerFor("patreon-webhook");

/** Patreon's webhooks: kept and answered at once; what fails after the answer is tried again by the sync job. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { response, work } = await takeWebhook(request);
    if (work)
      after(() => processWebhooks().catch((error) => log.error({ err: error }, "webhooks not processed")));
    return response;
  } catch (error) {
    return errorResponse(error, newRequestId());
  }
}
