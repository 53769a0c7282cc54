import { CardSkeleton, PageSkeleton, TableSkeleton, TilesSkeleton } from "@/components/ui/page-skeleton";

export default function Loading() {
  return (
    <PageSkeleton
      title="Bounties"
      purpose="Coins on a player's head. The log line of the kill pays the hunter; what nobody claims comes back."
    >
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_360px]">
        <div className="grid min-w-0 gap-6">
          <TilesSkeleton count={4} />
          <TableSkeleton rows={8} row={58} head={false} />
        </div>
        <CardSkeleton lines={9} />
      </div>
    </PageSkeleton>
  );
}
