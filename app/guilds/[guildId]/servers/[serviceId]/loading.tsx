import { CardSkeleton, PageSkeleton, TabsSkeleton } from "@/components/ui/page-skeleton";
import { Skeleton } from "@/components/ui/states";

export default function Loading() {
  return (
    <PageSkeleton actions={["w-52"]} className="mb-4">
      <TabsSkeleton count={3} className="mb-6" />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_336px]">
        <div className="grid min-w-0 gap-6">
          <Skeleton className="h-44 rounded-card" />
          <Skeleton className="h-80 rounded-card" />
          <CardSkeleton lines={2} />
        </div>
        <CardSkeleton lines={8} />
      </div>
    </PageSkeleton>
  );
}
