import { ChipsSkeleton, PageSkeleton, TableSkeleton } from "@/components/ui/page-skeleton";
import { Skeleton } from "@/components/ui/states";

export default function Loading() {
  return (
    <PageSkeleton title="Orders" purpose="What you bought, where it is, and how we know.">
      <div className="grid gap-5">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <ChipsSkeleton count={5} />
          <Skeleton className="h-9 w-60 rounded-control max-md:h-11 max-md:w-full" />
        </div>
        <TableSkeleton row={58} head={false} />
      </div>
    </PageSkeleton>
  );
}
