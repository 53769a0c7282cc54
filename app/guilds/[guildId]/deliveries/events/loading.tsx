import { Card } from "@/components/ui/card";
import { CardSkeleton, FormSkeleton, PageSkeleton, TabsSkeleton } from "@/components/ui/page-skeleton";

export default function Loading() {
  return (
    <PageSkeleton
      title="Dynamic events"
      purpose="Crates and caches that appear at your drop zones with a restart."
      actions={["w-32"]}
    >
      <TabsSkeleton count={3} className="mb-6" />
      <div className="grid gap-4">
        <CardSkeleton lines={2} />
        <CardSkeleton lines={2} />
        <Card>
          <FormSkeleton />
        </Card>
      </div>
    </PageSkeleton>
  );
}
