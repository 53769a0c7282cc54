import type { Metadata } from "next";
import { FrameScript } from "@/components/layout/frame-script";
import { NotFoundState } from "@/components/layout/not-found-state";

export const metadata: Metadata = { title: "Not found", robots: { index: false } };

/** For pages that find nothing. Addresses without a page get `global-not-found.tsx`. */
export default function NotFound() {
  return (
    <main id="content" className="grid min-h-dvh place-items-center px-4">
      <FrameScript />
      <NotFoundState />
    </main>
  );
}
