import { CardSkeleton, PageSkeleton, TableSkeleton } from "@/components/ui/page-skeleton";
import { Skeleton } from "@/components/ui/states";

export default function Loading() {
  return (
    <PageSkeleton title="Wallet" purpose="Coins you earned by playing. Each guild keeps its own.">
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_336px]">
        <div className="grid min-w-0 gap-6">
          <Skeleton className="h-[25rem] rounded-card" />
          <TableSkeleton rows={12} row={36} />
        </div>
        <div className="grid gap-6">
          <CardSkeleton lines={4} />
          <CardSkeleton lines={8} />
        </div>
      </div>
    </PageSkeleton>
  );
}
