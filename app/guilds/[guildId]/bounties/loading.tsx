import { ChipsSkeleton, PageSkeleton, TableSkeleton, TilesSkeleton } from "@/components/ui/page-skeleton";

export default function Loading() {
  return (
    <PageSkeleton
      title="Bounties"
      purpose="Coins on heads, held until the log shows the kill, or the time is over."
      actions={["w-32"]}
    >
      <div className="grid gap-5">
        <TilesSkeleton count={4} />
        <ChipsSkeleton count={7} />
        <TableSkeleton rows={8} row={58} head={false} />
      </div>
    </PageSkeleton>
  );
}
