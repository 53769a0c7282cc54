import { PageSkeleton, TableSkeleton } from "@/components/ui/page-skeleton";

export default function Loading() {
  return (
    <PageSkeleton
      title="Listing"
      purpose="The public pages of your game servers: what visitors read, and what comes of it."
      actions={["w-36"]}
    >
      <TableSkeleton rows={3} row={66} head={false} />
    </PageSkeleton>
  );
}
