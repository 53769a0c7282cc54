import { PageSkeleton, TableSkeleton } from "@/components/ui/page-skeleton";

export default function Loading() {
  return (
    <div className="max-w-3xl">
      <PageSkeleton
        title="Notifications"
        purpose="What happened to your orders, coins and plan."
        actions={["w-28"]}
        className="mb-6"
      >
        <TableSkeleton rows={8} row={66} head={false} />
      </PageSkeleton>
    </div>
  );
}
