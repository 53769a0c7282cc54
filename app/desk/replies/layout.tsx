import type { ReactNode } from "react";
import { requireDesk } from "@/features/tickets/web/loaders";

/** Above the skeleton: whoever has no desk gets a 404, and not the drawing of one. */
export default async function RepliesLayout({ children }: { children: ReactNode }) {
  await requireDesk();
  return children;
}
