import type { Metadata } from "next";
import { headers } from "next/headers";
import { BareFrame } from "@/components/layout/bare-frame";
import { NotFoundState } from "@/components/layout/not-found-state";

export const metadata: Metadata = { title: "Not found", robots: { index: false } };

export default async function NotFound() {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <BareFrame nonce={nonce}>
      <NotFoundState />
    </BareFrame>
  );
}
