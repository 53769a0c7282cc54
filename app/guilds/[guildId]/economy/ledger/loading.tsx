import { PageSkeleton, TableSkeleton, TabsSkeleton } from "@/components/ui/page-skeleton";
import { Skeleton } from "@/components/ui/states";
import { ECONOMY_PURPOSE } from "@/features/economy/web/components/dashboard/economy-head";

export default function Loading() {
  return (
    <PageSkeleton title="Economy" purpose={ECONOMY_PURPOSE} className="mb-4" actions={["w-32"]}>
      <TabsSkeleton count={4} className="mb-5" />
      <Skeleton className="mb-5 h-24 w-full rounded-card" />
      <TableSkeleton row={36} rows={14} />
    </PageSkeleton>
  );
}
