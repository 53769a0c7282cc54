import { feedResponse } from "@/features/listings/web/feed";

export const dynamic = "force-static";

/** An Atom feed of the servers that were listed last. */
export const GET = feedResponse;
