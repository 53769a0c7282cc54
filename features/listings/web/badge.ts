import { env } from "@/lib/env";
import { drawBadge } from "../badge";
import { loadServer } from "./loaders";

/** The badge of a listed server, or 404. */
export async function badgeResponse(slug: string): Promise<Response> {
  const server = (await loadServer(slug))?.server;
  if (!server) return new Response(null, { status: 404 });
  return new Response(drawBadge(server), {
    headers: {
      "Content-Type": "image/svg+xml; charset=utf-8",
      "Cache-Control": "public, max-age=60, stale-while-revalidate=600",
    },
  });
}

/** What an owner copies to show the badge: for a web page, a readme and a forum. */
export function badgeCodes(slug: string, name: string): { label: string; code: string }[] {
  const page = `${env().SITE_URL}/servers/${slug}`;
  const picture = `${page}/badge.svg`;
  const plain = name.replace(/[[\]<>"&]/g, "");
  return [
    {
      label: "HTML",
      code: `<a href="${page}"><img src="${picture}" alt="${plain} on Grizzly" height="28"></a>`,
    },
    { label: "Markdown", code: `[![${plain} on Grizzly](${picture})](${page})` },
    { label: "BBCode", code: `[url=${page}][img]${picture}[/img][/url]` },
  ];
}
