import { startPatreonLink } from "@/features/supporters/http/link";
import { errorResponse } from "@/lib/http/respond";
import { newRequestId } from "@/lib/ids";

/** Leads a signed-in person to Patreon to link their account. */
export async function POST(request: Request): Promise<Response> {
  try {
    return await startPatreonLink(request);
  } catch (error) {
    return errorResponse(error, newRequestId());
  }
}
