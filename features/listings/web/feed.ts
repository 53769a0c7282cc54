import { rawEnv } from "@/lib/env";
import { drawFeed } from "../feed";
import { loadNewServers } from "./loaders";

/** `/servers/new.xml`. */
export async function feedResponse(): Promise<Response> {
  const site = rawEnv().SITE_URL ?? "http://localhost:3000";
  return new Response(drawFeed(site, (await loadNewServers()) ?? []), {
    headers: {
      "Content-Type": "application/atom+xml; charset=utf-8",
      "Cache-Control": "public, max-age=600",
    },
  });
}
