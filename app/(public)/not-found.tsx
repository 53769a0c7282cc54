import type { Metadata } from "next";
import { NotFoundState } from "@/components/layout/not-found-state";

export const metadata: Metadata = { title: "Not found", robots: { index: false } };

/** For public pages that find nothing: within their frame, whose main part it is in. */
export default function PublicNotFound() {
  return (
    <div className="grid min-h-[60vh] place-items-center px-4">
      <NotFoundState />
    </div>
  );
}
