import { loggerFor } from "@/lib/logger";
import { listingInput } from "../schema";
import { loadServer } from "./loaders";
import { countVisitor } from "./visits";

const log = loggerFor("listings");

/**
 * Leads from a listing to its Discord server and counts the press. It leads nowhere but to Discord, and also where
 * nothing can be counted.
 */
export async function joinResponse(request: Request, slug: string): Promise<Response> {
  const server = /^[a-z0-9-]{3,80}$/.test(slug) ? (await loadServer(slug))?.server : null;
  const invite = listingInput.shape.inviteLink.safeParse(server?.inviteLink ?? null).data;
  if (!server || !invite) return new Response(null, { status: 404 });
  await countVisitor(request.headers, server, "join").catch((error: unknown) =>
    log.warn({ slug, err: error }, "a press on an invite was not counted"),
  );
  return new Response(null, {
    status: 302,
    headers: { Location: invite, "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex, nofollow" },
  });
}
