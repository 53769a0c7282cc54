import { badgeResponse } from "@/features/listings/web/badge";

export const dynamic = "force-static";

export function generateStaticParams(): { slug: string }[] {
  return [];
}

/** `/servers/<slug>/badge.svg`: for other sites to show. Kept, and drawn anew with the server's page. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  return badgeResponse((await params).slug);
}
