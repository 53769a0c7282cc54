import { Card } from "@/components/ui/card";
import {
  CardSkeleton,
  FormSkeleton,
  PageSkeleton,
  TableSkeleton,
  TabsSkeleton,
} from "@/components/ui/page-skeleton";

export default function Loading() {
  return (
    <PageSkeleton actions={["w-52"]} className="mb-4">
      <TabsSkeleton count={3} className="mb-6" />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_360px]">
        <TableSkeleton row={58} head={false} />
        <div className="grid min-w-0 gap-6">
          <Card>
            <FormSkeleton fields={3} />
          </Card>
          <CardSkeleton lines={6} />
        </div>
      </div>
    </PageSkeleton>
  );
}
