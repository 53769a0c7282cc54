import { footprintResponse, isFootprintSize } from "@/features/listings/web/footprint-response";

export const dynamic = "force-static";

export function generateStaticParams(): { slug: string; size: string }[] {
  return [];
}

/** `/servers/<slug>/footprint/banner`: rendered once, then kept. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string; size: string }> },
): Promise<Response> {
  const { slug, size } = await params;
  return isFootprintSize(size) ? footprintResponse(slug, size) : new Response(null, { status: 404 });
}
