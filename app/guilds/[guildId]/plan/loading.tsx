import { CardSkeleton, PageSkeleton, TableSkeleton, TilesSkeleton } from "@/components/ui/page-skeleton";

export default function Loading() {
  return (
    <PageSkeleton
      title="Plan"
      purpose="Who pays for this guild, what that gives, and what of it is used."
      actions={["w-28"]}
    >
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_340px]">
        <div className="grid min-w-0 gap-6">
          <TilesSkeleton count={4} />
          <TableSkeleton rows={5} row={66} head={false} />
          <TableSkeleton rows={3} row={66} head={false} />
        </div>
        <div className="grid min-w-0 gap-6">
          <CardSkeleton lines={4} />
          <CardSkeleton lines={5} />
        </div>
      </div>
    </PageSkeleton>
  );
}
