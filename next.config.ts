import { join } from "node:path";
import type { NextConfig } from "next";
import { rawEnv } from "./lib/env";
import { publicHeaders } from "./lib/http/security-headers";

const config: NextConfig = {
  poweredByHeader: false,
  // Hashing a page anew for each answer costs a fifth of what a prerendered page can serve (measured).
  generateEtags: false,
  reactStrictMode: true,
  // `npm test` checks types before it builds; a first start need not wait for them again.
  typescript: { ignoreBuildErrors: true },
  // The 404 page of unknown addresses is a document of its own, rendered on request so that it carries nonces.
  experimental: { globalNotFound: true },
  // Several instances of the website: a page that one finds old is old on all (db/pages.ts).
  cacheHandler: join(process.cwd(), "lib/page-cache.mjs"),
  // Optimising images means decoding strangers' bytes on the server; pictures here are ours or small uploads.
  images: { unoptimized: true },
  // An unnamed group: a named one makes Next compile every header anew for each request, a sixth of an answer (measured).
  // Next's own expression for this tries every split of a long address, on each request; this one looks at its end.
  skipTrailingSlashRedirect: true,
  redirects: async () => [{ source: "/:path((?!/).+)/", destination: "/:path", permanent: true }],
  headers: async () => [
    { source: "/(.*)", headers: publicHeaders(rawEnv()) },
    // What other sites show or read: the badge, the card and the open interface.
    {
      source: "/(servers/[^/]+/(?:badge\\.svg|card\\.png)|api/v1/.*)",
      headers: [{ key: "Cross-Origin-Resource-Policy", value: "cross-origin" }],
    },
  ],
};

export default config;
