import { PageSkeleton, TableSkeleton } from "@/components/ui/page-skeleton";

export default function Loading() {
  return (
    <PageSkeleton
      title="Servers"
      purpose="How your game servers are, and what can be done to them."
      actions={["w-40"]}
    >
      <TableSkeleton rows={3} row={66} />
    </PageSkeleton>
  );
}
