import { Skeleton, SkeletonRows } from "@/components/ui/states";

export default function Loading() {
  return (
    <>
      <Skeleton className="mb-2 h-7 w-32" />
      <Skeleton className="mb-6 h-4 w-96 max-w-full" />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_360px]">
        <SkeletonRows rows={8} className="rounded-card border bg-raised" />
        <Skeleton className="h-[32rem] rounded-card" />
      </div>
    </>
  );
}
