import { Card } from "@/components/ui/card";
import { FormSkeleton, PageSkeleton, TableSkeleton, TabsSkeleton } from "@/components/ui/page-skeleton";
import { ECONOMY_PURPOSE } from "@/features/economy/web/components/dashboard/economy-head";

export default function Loading() {
  return (
    <PageSkeleton title="Economy" purpose={ECONOMY_PURPOSE} className="mb-4">
      <TabsSkeleton count={4} className="mb-5" />
      <div className="grid items-start gap-6 xl:grid-cols-[440px_minmax(0,1fr)]">
        <Card>
          <FormSkeleton fields={3} />
        </Card>
        <TableSkeleton row={66} head={false} rows={6} />
      </div>
    </PageSkeleton>
  );
}
