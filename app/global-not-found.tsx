import type { Metadata } from "next";
import { headers } from "next/headers";
import { BareFrame } from "@/components/layout/bare-frame";
import { NotFoundState } from "@/components/layout/not-found-state";
import { mono, sans } from "./fonts";
import "./globals.css";
import { SITE_BASE } from "./site-base";

export const metadata: Metadata = {
  metadataBase: SITE_BASE,
  title: "Not found · Grizzly",
  robots: { index: false },
};

/**
 * Every address that no page has. Reading the headers makes it rendered on request: a prerendered 404 carries no
 * nonces, and its scripts would be refused under the policy of signed-in paths.
 */
export default async function GlobalNotFound() {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html
      lang="en"
      data-theme="dark"
      className={`${sans.variable} ${mono.variable}`}
      suppressHydrationWarning
    >
      <body>
        <BareFrame nonce={nonce}>
          <NotFoundState />
        </BareFrame>
      </body>
    </html>
  );
}
