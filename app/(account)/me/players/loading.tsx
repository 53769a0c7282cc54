import { CardSkeleton, PageSkeleton, TableSkeleton } from "@/components/ui/page-skeleton";

export default function Loading() {
  return (
    <div className="max-w-3xl">
      <PageSkeleton
        title="Players"
        purpose="Who you are in the game. Coins of kills before the link wait for you and come with it."
        className="mb-6"
      >
        <div className="grid gap-6">
          <TableSkeleton rows={2} row={66} head={false} />
          <CardSkeleton lines={4} />
        </div>
      </PageSkeleton>
    </div>
  );
}
