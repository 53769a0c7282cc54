import {
  CardSkeleton,
  PageSkeleton,
  TableSkeleton,
  TabsSkeleton,
  TilesSkeleton,
} from "@/components/ui/page-skeleton";

export default function Loading() {
  return (
    <PageSkeleton
      purpose="What the log says about this player, with the lines that say it."
      actions={["w-28"]}
    >
      <div className="grid gap-6">
        <TilesSkeleton count={6} className="xl:grid-cols-6" />
        <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_336px]">
          <TableSkeleton row={36} head={false}>
            <TabsSkeleton count={8} className="border-b-0 px-5" />
          </TableSkeleton>
          <div className="grid gap-6">
            <CardSkeleton lines={5} />
            <CardSkeleton lines={4} />
          </div>
        </div>
      </div>
    </PageSkeleton>
  );
}
