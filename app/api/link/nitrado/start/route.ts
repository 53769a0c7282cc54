import { startNitradoLink } from "@/features/nitrado/http/link";
import { errorResponse } from "@/lib/http/respond";
import { newRequestId } from "@/lib/ids";

/** Leads a guild's staff to Nitrado to connect their account. */
export async function POST(request: Request): Promise<Response> {
  try {
    return await startNitradoLink(request);
  } catch (error) {
    return errorResponse(error, newRequestId());
  }
}
