import { withPublic } from "@/db/context";
import { publicLoader } from "@/lib/public-cache";
import { footprintCells } from "../data/footprint";
import { serverPage } from "../data/server-page";
import { cardTag } from "../rules";
import { cardPng } from "../share-card";

/** A server's card as base64; empty for an address that no live listing has. Its numbers are of a month, not of now. */
const loadCard = publicLoader<[string], string>(
  { name: "card", tags: (slug) => [cardTag(slug)], seconds: 6 * 3_600 },
  async (slug) => {
    const found = await withPublic(async (ctx) => {
      const server = await serverPage(ctx, slug);
      return server && { server, cells: await footprintCells(ctx, slug) };
    });
    return found ? (await cardPng(found.server, found.cells)).toString("base64") : "";
  },
);

/** The card of a listed server, or 404. */
export async function cardResponse(slug: string): Promise<Response> {
  const card = /^[a-z0-9](-?[a-z0-9]){2,79}$/.test(slug) ? await loadCard(slug) : "";
  if (!card) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(Buffer.from(card, "base64")), {
    headers: { "Content-Type": "image/png", "Cache-Control": "public, max-age=3600" },
  });
}
