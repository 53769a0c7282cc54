import { Card } from "@/components/ui/card";
import { CardSkeleton, FormSkeleton, PageSkeleton, TabsSkeleton } from "@/components/ui/page-skeleton";
import { ECONOMY_PURPOSE } from "@/features/economy/web/components/dashboard/economy-head";

export default function Loading() {
  return (
    <PageSkeleton title="Economy" purpose={ECONOMY_PURPOSE} className="mb-4" actions={["w-32"]}>
      <TabsSkeleton count={4} className="mb-5" />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_440px]">
        <div className="grid gap-6">
          <Card>
            <FormSkeleton fields={5} />
          </Card>
          <Card>
            <FormSkeleton fields={5} />
          </Card>
        </div>
        <CardSkeleton lines={4} />
      </div>
    </PageSkeleton>
  );
}
