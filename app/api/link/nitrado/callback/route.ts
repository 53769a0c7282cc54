import { finishNitradoLink } from "@/features/nitrado/http/link";
import { errorResponse } from "@/lib/http/respond";
import { newRequestId } from "@/lib/ids";

/** Where Nitrado sends people back to. */
export async function GET(request: Request): Promise<Response> {
  try {
    return await finishNitradoLink(request);
  } catch (error) {
    return errorResponse(error, newRequestId());
  }
}
