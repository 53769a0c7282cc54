import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Optimising images means decoding strangers' bytes on the server; pictures here are ours or small uploads.
  images: { unoptimized: true },
};

export default config;
