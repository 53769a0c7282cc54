import { ChipsSkeleton, PageSkeleton, TableSkeleton } from "@/components/ui/page-skeleton";
import { Skeleton } from "@/components/ui/states";

export default function Loading() {
  return (
    <PageSkeleton
      title="Audit log"
      purpose="Who changed what, with what was before. Nothing here can be edited or removed."
      actions={["w-32"]}
    >
      <div className="mb-5 grid gap-3">
        <ChipsSkeleton count={11} />
        <Skeleton className="h-9 w-full max-w-2xl rounded-control" />
      </div>
      <TableSkeleton row={66} head={false} />
    </PageSkeleton>
  );
}
