import { PageSkeleton, TableSkeleton, TabsSkeleton } from "@/components/ui/page-skeleton";
import { Skeleton } from "@/components/ui/states";

export default function Loading() {
  return (
    <PageSkeleton
      title="Drop zones"
      purpose="Where orders and events are placed, and where nothing ever is."
      actions={["w-32"]}
    >
      <TabsSkeleton count={3} className="mb-6" />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_360px]">
        <div className="grid min-w-0 gap-5">
          <Skeleton className="h-[480px] rounded-card max-md:h-80" />
          <TableSkeleton rows={5} />
        </div>
        <Skeleton className="h-[420px] rounded-card" />
      </div>
    </PageSkeleton>
  );
}
