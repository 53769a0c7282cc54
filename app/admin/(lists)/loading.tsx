import { ChipsSkeleton, PageSkeleton, TableSkeleton } from "@/components/ui/page-skeleton";
import { Skeleton } from "@/components/ui/states";

/** The lists alone: a page about one thing says 404 before it draws anything. */
export default function Loading() {
  return (
    <PageSkeleton actions={["w-32"]}>
      <div className="mb-5 grid gap-3">
        <Skeleton className="h-9 w-full max-w-md rounded-control" />
        <ChipsSkeleton count={4} />
      </div>
      <TableSkeleton rows={12} />
    </PageSkeleton>
  );
}
