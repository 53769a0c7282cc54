import { Skeleton } from "@/components/ui/states";

export default function TicketLoading() {
  return (
    <div role="status" className="grid content-start gap-6 lg:px-6 lg:py-5">
      <span className="sr-only">Loading the ticket</span>
      <Skeleton className="h-6 w-2/3" />
      <Skeleton className="h-4 w-1/3" />
      <Skeleton className="h-24 w-full" />
      <Skeleton className="h-16 w-full" />
      <Skeleton className="h-16 w-full" />
    </div>
  );
}
