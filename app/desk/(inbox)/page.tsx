import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/states";
import { requireDesk } from "@/features/tickets/web/loaders";

export const metadata: Metadata = { title: "Ticket desk" };

export default async function DeskPage() {
  await requireDesk();
  return (
    <div className="grid h-full place-items-center">
      <EmptyState title="Choose a ticket">
        Walk through the queue with J and K, and open a ticket with Enter. All other keys stand under “?”.
      </EmptyState>
    </div>
  );
}
