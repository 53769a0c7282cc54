import type { MetadataRoute } from "next";
import { loadSlugs } from "@/features/listings/web/loaders";
import { loadShops } from "@/features/shop/web/loaders";
import { rawEnv } from "@/lib/env";

const PAGES = [
  "/",
  "/servers",
  "/shop",
  "/supporters",
  "/register",
  "/status",
  "/changelog",
  "/developers",
  "/privacy",
  "/terms",
];

/** Pages that search engines may find: the fixed ones and every live listing and shop. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const site = rawEnv().SITE_URL ?? "http://localhost:3000";
  const [listings, shops] = await Promise.all([loadSlugs(), loadShops()]);
  return [
    ...PAGES.map((path) => ({ url: `${site}${path}` })),
    ...(listings ?? []).flatMap(({ slug, changedAt }) => [
      { url: `${site}/servers/${slug}`, lastModified: changedAt },
      { url: `${site}/servers/${slug}/leaderboards` },
    ]),
    ...(shops ?? []).map((shop) => ({ url: `${site}/shop/${shop.slug}` })),
  ];
}
