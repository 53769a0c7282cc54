import { CardSkeleton, ChipsSkeleton, PageSkeleton, TableSkeleton } from "@/components/ui/page-skeleton";

export default function Loading() {
  return (
    <PageSkeleton
      title="Shop"
      purpose="What you sell for coins, and how its orders went in the last 30 days."
      actions={["w-28", "w-32"]}
    >
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_300px]">
        <div className="min-w-0">
          <ChipsSkeleton count={3} className="mb-4" />
          <TableSkeleton row={58} />
        </div>
        <CardSkeleton lines={5} />
      </div>
    </PageSkeleton>
  );
}
