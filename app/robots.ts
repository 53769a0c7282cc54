import type { MetadataRoute } from "next";
import { rawEnv } from "@/lib/env";

/** Search engines may read what is public; what belongs to signed-in people answers them nothing anyway. */
export default function robots(): MetadataRoute.Robots {
  const site = rawEnv().SITE_URL ?? "http://localhost:3000";
  return {
    rules: {
      userAgent: "*",
      allow: "/",
      disallow: ["/api/", "/me", "/guilds", "/desk", "/admin", "/sign-in"],
    },
    sitemap: `${site}/sitemap.xml`,
  };
}
