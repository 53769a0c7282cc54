import { CardSkeleton, PageSkeleton, TableSkeleton } from "@/components/ui/page-skeleton";
import { Skeleton } from "@/components/ui/states";

export default function Loading() {
  return (
    <PageSkeleton
      title="Health"
      purpose="Is everything working, and what mends it if not."
      actions={["w-32", "w-24"]}
      className="mb-6"
    >
      <div className="grid gap-6">
        <Skeleton className="h-60 rounded-card" />
        <Skeleton className="h-32 rounded-card" />
        <TableSkeleton rows={2} />
        <CardSkeleton lines={8} />
      </div>
    </PageSkeleton>
  );
}
