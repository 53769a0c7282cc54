import type { Metadata } from "next";
import { BareFrame } from "@/components/layout/bare-frame";
import { NotFoundState } from "@/components/layout/not-found-state";

export const metadata: Metadata = { title: "Not found", robots: { index: false } };

export default function NotFound() {
  return (
    <BareFrame>
      <NotFoundState />
    </BareFrame>
  );
}
