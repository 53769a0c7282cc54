import { Card } from "@/components/ui/card";
import { PageSkeleton, TableSkeleton, TabsSkeleton, TilesSkeleton } from "@/components/ui/page-skeleton";
import { Skeleton } from "@/components/ui/states";
import { ECONOMY_PURPOSE } from "@/features/economy/web/components/dashboard/economy-head";

export default function Loading() {
  return (
    <PageSkeleton title="Economy" purpose={ECONOMY_PURPOSE} className="mb-4" actions={["w-36", "w-32"]}>
      <TabsSkeleton count={4} className="mb-5" />
      <TilesSkeleton count={4} className="mb-6" />
      <Card className="mb-6">
        <Skeleton className="mb-4 h-4 w-56" />
        <Skeleton className="h-60 w-full rounded-control" />
      </Card>
      <TableSkeleton rows={8} row={36} />
    </PageSkeleton>
  );
}
