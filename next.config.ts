import type { NextConfig } from "next";
import { rawEnv } from "./lib/env";
import { publicHeaders } from "./lib/http/security-headers";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Optimising images means decoding strangers' bytes on the server; pictures here are ours or small uploads.
  images: { unoptimized: true },
  headers: async () => [{ source: "/:path*", headers: publicHeaders(rawEnv()) }],
};

export default config;
