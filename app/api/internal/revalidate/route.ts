import { revalidateTag } from "next/cache";
import { z } from "zod";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { readBytes } from "@/lib/http/body";
import { parseHostileJson } from "@/lib/http/json";
import { errorResponse, jsonResponse } from "@/lib/http/respond";
import { parseInput } from "@/lib/http/validate";
import { newRequestId } from "@/lib/ids";
import { isSignedInternal } from "@/lib/internal-signature";

const MAX_BYTES = 16 * 1024;

const schema = z.strictObject({
  tags: z
    .array(z.string().regex(/^[a-z][a-z-]{0,30}(:[A-Za-z0-9_-]{1,80})?$/, "is not a tag"))
    .min(1)
    .max(100),
  now: z.boolean().default(false),
});

/** Renews public pages by tag. Called by our own processes, which sign (lib/internal-signature.ts). */
export async function POST(request: Request): Promise<Response> {
  const requestId = newRequestId();
  try {
    const body = new TextDecoder().decode(await readBytes(request, MAX_BYTES));
    if (!isSignedInternal(env().INTERNAL_SECRET, request.headers, body)) {
      throw new AppError("unauthenticated", "This address is for Grizzly's own processes.");
    }
    const { tags, now } = parseInput(schema, parseHostileJson(body));
    for (const tag of tags) revalidateTag(tag, now ? { expire: 0 } : "max");
    return jsonResponse({ revalidated: tags.length }, requestId);
  } catch (error) {
    return errorResponse(error, requestId);
  }
}
