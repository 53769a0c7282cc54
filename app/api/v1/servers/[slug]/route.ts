import { z } from "zod";
import { openPage } from "@/features/listings/open-api";
import { openRoute, openServerOf } from "@/features/listings/web/open-route";
import { env } from "@/lib/env";

/** One listed server for everybody: see /developers. */
export const GET = openRoute(z.strictObject({}), async ({ slug }) =>
  openPage(env().SITE_URL, await openServerOf(slug)),
);
