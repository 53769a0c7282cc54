import { Card } from "@/components/ui/card";
import { FormSkeleton, PageSkeleton, TableSkeleton } from "@/components/ui/page-skeleton";

export default function Loading() {
  return (
    <PageSkeleton
      title="Feeds and channels"
      purpose="What Grizzly OS tells in Discord, where, how late and how exactly."
      actions={["w-32", "w-36"]}
    >
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_440px]">
        <TableSkeleton rows={9} />
        <Card>
          <FormSkeleton fields={5} />
        </Card>
      </div>
    </PageSkeleton>
  );
}
