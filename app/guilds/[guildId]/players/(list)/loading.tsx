import { CardSkeleton, ChipsSkeleton, PageSkeleton, TableSkeleton } from "@/components/ui/page-skeleton";
import { Skeleton } from "@/components/ui/states";

export default function Loading() {
  return (
    <PageSkeleton title="Players" actions={["w-32"]}>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_336px]">
        <div className="grid min-w-0 gap-4">
          <div className="grid gap-3">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <Skeleton className="h-9 w-80 rounded-control max-md:h-11 max-md:w-full" />
              <Skeleton className="h-8 w-28 rounded-control max-md:h-11" />
            </div>
            <div className="flex flex-wrap items-center justify-between gap-3">
              <ChipsSkeleton count={3} />
              <Skeleton className="h-8 w-52 rounded-control max-md:h-11" />
            </div>
          </div>
          <TableSkeleton row={36} />
        </div>
        <CardSkeleton />
      </div>
    </PageSkeleton>
  );
}
