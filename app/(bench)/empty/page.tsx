import type { Metadata } from "next";

export const metadata: Metadata = { title: "Empty", robots: { index: false } };

/** Nothing, prerendered: what public pages are measured against (bench/public-pages.ts), in the same build. */
export default function EmptyPage() {
  return (
    <main>
      <h1>Empty</h1>
    </main>
  );
}
