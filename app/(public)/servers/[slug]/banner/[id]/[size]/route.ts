import { bannerResponse } from "@/features/listings/web/picture-response";

export const dynamic = "force-dynamic";

/** `/servers/<slug>/banner/<id>/wide`: the guild's own picture of a live listing. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string; id: string; size: string }> },
): Promise<Response> {
  const { slug, id, size } = await params;
  return bannerResponse(slug, id, size);
}
