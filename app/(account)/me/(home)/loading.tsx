import { CardSkeleton, PageSkeleton, TableSkeleton } from "@/components/ui/page-skeleton";

export default function Loading() {
  return (
    <PageSkeleton purpose="What waits for you, what you have, and where you play." className="mb-6">
      <div className="grid grid-cols-[minmax(0,1fr)_21rem] items-start gap-6 max-lg:grid-cols-1">
        <div className="grid min-w-0 gap-6">
          <CardSkeleton lines={2} />
          <TableSkeleton rows={3} row={66} head={false} />
        </div>
        <div className="grid gap-6">
          <CardSkeleton lines={2} />
          <CardSkeleton lines={3} />
        </div>
      </div>
    </PageSkeleton>
  );
}
