import { CardSkeleton, PageSkeleton, TableSkeleton, TilesSkeleton } from "@/components/ui/page-skeleton";

export default function Loading() {
  return (
    <PageSkeleton title="Supporter" purpose="What you pay for, where it stands, and why." actions={["w-28"]}>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_340px]">
        <div className="grid min-w-0 gap-6">
          <TilesSkeleton count={4} />
          <TableSkeleton rows={8} row={36} head={false} />
          <TableSkeleton rows={3} row={58} head={false} />
        </div>
        <div className="grid min-w-0 gap-6">
          <CardSkeleton lines={8} />
          <CardSkeleton lines={3} />
        </div>
      </div>
    </PageSkeleton>
  );
}
