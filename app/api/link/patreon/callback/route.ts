import { finishPatreonLink } from "@/features/supporters/http/link";
import { errorResponse } from "@/lib/http/respond";
import { newRequestId } from "@/lib/ids";

/** Where Patreon sends people back to. */
export async function GET(request: Request): Promise<Response> {
  try {
    return await finishPatreonLink(request);
  } catch (error) {
    return errorResponse(error, newRequestId());
  }
}
