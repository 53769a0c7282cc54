import { defineRoute } from "@/features/identity/http/route";
import { loadServer } from "@/features/listings/web/loaders";
import { countVisitor } from "@/features/listings/web/visits";

/** Told by a listing's page that somebody looks at it. Answers nothing, whatever came of it. */
export const POST = defineRoute({
  name: "listings.view",
  auth: "public",
  guildId: () => null,
  limits: [{ by: "ip", max: 120, seconds: 60 }],
  async handler({ params, request }) {
    const slug = params.slug ?? "";
    const server = /^[a-z0-9-]{3,80}$/.test(slug) ? (await loadServer(slug))?.server : null;
    if (server) await countVisitor(request.headers, server, "view");
    return new Response(null, { status: 204 });
  },
});
