import type { ReactNode } from "react";
import { DeskFrame } from "@/features/tickets/web/components/desk-frame";
import { loadDesk } from "@/features/tickets/web/loaders";

/** The queue beside the ticket. Whoever has no desk is told by the page that there is none. */
export default async function InboxLayout({ children }: { children: ReactNode }) {
  const desk = await loadDesk();
  return desk ? <DeskFrame desk={desk}>{children}</DeskFrame> : children;
}
