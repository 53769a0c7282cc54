import { Card } from "@/components/ui/card";
import { FormSkeleton, PageSkeleton } from "@/components/ui/page-skeleton";
import { Skeleton } from "@/components/ui/states";

export default function Loading() {
  return (
    <PageSkeleton>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_336px]">
        <Card>
          <FormSkeleton fields={6} />
        </Card>
        <Skeleton className="h-72 rounded-card" />
      </div>
    </PageSkeleton>
  );
}
