import { cardResponse } from "@/features/listings/web/card-response";

export const dynamic = "force-static";

export function generateStaticParams(): { slug: string }[] {
  return [];
}

/** `/servers/<slug>/card.png`: what a link to the page unfolds to elsewhere. Drawn once, then kept. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  return cardResponse((await params).slug);
}
