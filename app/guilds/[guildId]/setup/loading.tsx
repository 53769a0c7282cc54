import { PageSkeleton, TableSkeleton } from "@/components/ui/page-skeleton";

export default function Loading() {
  return (
    <div className="max-w-5xl">
      <PageSkeleton
        title="Setup"
        purpose="What Grizzly needs to work for your guild, tested step by step."
        actions={["w-24"]}
      >
        <TableSkeleton rows={11} row={58} head={false} />
      </PageSkeleton>
    </div>
  );
}
