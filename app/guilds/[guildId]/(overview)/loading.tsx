import { Card } from "@/components/ui/card";
import { PageSkeleton, TilesSkeleton } from "@/components/ui/page-skeleton";
import { Skeleton, SkeletonRows } from "@/components/ui/states";

function Chart({ className }: { className: string }) {
  return (
    <Card className="px-5 py-4">
      <Skeleton className="h-4 w-32" />
      <Skeleton className={`mt-4 w-full ${className}`} />
    </Card>
  );
}

/** The shape of the overview: brief, servers, figures, courses and what waits. */
export default function Loading() {
  return (
    <PageSkeleton
      title="Overview"
      purpose="What happened, and what waits for you."
      actions={["w-32", "w-56", "w-52"]}
      className="mb-4"
    >
      <div className="grid gap-4">
        <Card className="px-5 py-4">
          <Skeleton className="h-4 w-40" />
          <Skeleton className="mt-3 h-4 w-2/3" />
          <Skeleton className="mt-2 h-4 w-1/2" />
        </Card>
        <Card flush className="h-[6.75rem] p-5">
          <Skeleton className="h-4 w-56" />
          <Skeleton className="mt-4 h-1 w-full" />
        </Card>
        <TilesSkeleton count={6} />
        <div className="grid grid-cols-[minmax(0,1fr)_21rem] items-start gap-4 max-xl:grid-cols-1">
          <div className="grid gap-4">
            <Chart className="h-60" />
            <div className="grid grid-cols-2 gap-4 max-lg:grid-cols-1">
              <Chart className="h-44" />
              <Chart className="h-44" />
            </div>
          </div>
          <Card flush>
            <SkeletonRows rows={10} />
          </Card>
        </div>
      </div>
    </PageSkeleton>
  );
}
