import { joinResponse } from "@/features/listings/web/join";

export const dynamic = "force-dynamic";

/** `/servers/<slug>/join`: to the listing's Discord server. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  return joinResponse(request, (await params).slug);
}
