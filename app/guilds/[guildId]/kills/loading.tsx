import { Card } from "@/components/ui/card";
import { ChipsSkeleton, PageSkeleton } from "@/components/ui/page-skeleton";
import { Skeleton } from "@/components/ui/states";

const ROWS = ["w-56", "w-40", "w-64", "w-48", "w-44", "w-60", "w-52", "w-36", "w-72", "w-32"];

export default function KillFeedLoading() {
  return (
    <PageSkeleton
      title="Kill feed"
      purpose="Who killed whom, how and where, with the line of the log that says it."
      actions={["w-40", "w-28"]}
    >
      <div className="mb-5 grid gap-3">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <ChipsSkeleton count={4} />
          <Skeleton className="h-8 w-44 rounded-control" />
        </div>
        <div className="grid gap-2">
          <div className="flex flex-wrap gap-2">
            <Skeleton className="h-9 w-60 rounded-control max-md:h-11 max-md:w-full" />
            <Skeleton className="h-9 w-52 rounded-control max-md:hidden" />
            <Skeleton className="h-9 w-44 rounded-control max-md:hidden" />
            <Skeleton className="h-9 w-16 rounded-control max-md:hidden" />
          </div>
          <Skeleton className="my-2.5 h-3 w-44" />
        </div>
      </div>
      <Card flush className="divide-y overflow-hidden">
        {ROWS.map((width) => (
          <div key={width} className="flex h-11 items-center gap-8 px-5 max-md:h-16 max-md:px-4">
            <Skeleton className="h-3 w-16 max-md:hidden" />
            <Skeleton className={`h-3 ${width}`} />
            <Skeleton className="h-3 w-32 max-md:hidden" />
          </div>
        ))}
      </Card>
    </PageSkeleton>
  );
}
