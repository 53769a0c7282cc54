import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { revalidateTags } from "@/lib/revalidate-client";

/** The tags of the public pages that a build in `folder` keeps, from what Next writes beside each of them. */
export function tagsOfBuild(folder: string): string[] {
  const app = join(folder, ".next/server/app");
  if (!existsSync(app)) return [];
  const metas = readdirSync(app, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith(".meta"));
  const tags = metas.flatMap((path) => {
    const { headers } = JSON.parse(readFileSync(join(app, path), "utf8")) as {
      headers?: Record<string, string>;
    };
    return (headers?.["x-next-cache-tags"] ?? "").split(",");
  });
  // Next's own tags, which name paths, begin with an underscore.
  return [...new Set(tags)].filter((tag) => /^[a-z]/.test(tag));
}

/** Addresses of what was prerendered by the build and tells something: pages, the feed, the site map; no pictures. */
export function pagesOfBuild(folder: string): string[] {
  const manifest = join(folder, ".next/prerender-manifest.json");
  if (!existsSync(manifest)) return [];
  const { routes } = JSON.parse(readFileSync(manifest, "utf8")) as { routes: Record<string, unknown> };
  return Object.keys(routes).filter((route) => !route.startsWith("/_") && !/\.(png|svg)$/.test(route));
}

/**
 * Renews the public pages: a build knows no database, and what an earlier run left may be old. The first visitor then
 * sees what is true now. Answers how many pages were fetched; a page that fails keeps failing for visitors to see.
 */
export async function warmPages(folder: string, siteUrl: string, secret: string): Promise<number> {
  const tags = tagsOfBuild(folder);
  for (let at = 0; at < tags.length; at += 100) {
    await revalidateTags(tags.slice(at, at + 100), { siteUrl, secret, now: true });
  }
  const pages = pagesOfBuild(folder);
  for (const page of pages) {
    await fetch(`${siteUrl}${page}`, { signal: AbortSignal.timeout(20_000) }).then(
      (response) => response.arrayBuffer(),
      () => undefined,
    );
  }
  return pages.length;
}
