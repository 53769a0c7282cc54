import { CardSkeleton, PageSkeleton, TableSkeleton, TabsSkeleton } from "@/components/ui/page-skeleton";

export default function Loading() {
  return (
    <PageSkeleton
      title="Members and roles"
      purpose="Who may do what in this dashboard, and why."
      actions={["w-32", "w-36"]}
    >
      <TabsSkeleton count={2} className="mb-5" />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_360px]">
        <TableSkeleton rows={10} />
        <div className="grid min-w-0 gap-6">
          <CardSkeleton lines={6} />
          <CardSkeleton lines={3} />
        </div>
      </div>
    </PageSkeleton>
  );
}
