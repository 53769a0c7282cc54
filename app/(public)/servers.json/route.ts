import { loadDirectory } from "@/features/listings/web/loaders";

export const dynamic = "force-static";

/** The whole directory, for pages that came with its first servers only. Renewed like the page itself. */
export async function GET(): Promise<Response> {
  return Response.json(await loadDirectory());
}
