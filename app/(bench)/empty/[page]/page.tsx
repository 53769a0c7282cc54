import type { Metadata } from "next";

export const metadata: Metadata = { title: "Empty", robots: { index: false } };
export const dynamicParams = false;

export function generateStaticParams(): { page: string }[] {
  return [{ page: "page" }];
}

/** Nothing, prerendered, at an address with a part that changes: what pages at such addresses are measured against. */
export default function EmptyPage() {
  return (
    <main>
      <h1>Empty</h1>
    </main>
  );
}
