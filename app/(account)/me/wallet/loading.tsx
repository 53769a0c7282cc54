import { Skeleton, SkeletonRows } from "@/components/ui/states";

export default function Loading() {
  return (
    <>
      <Skeleton className="mb-2 h-7 w-28" />
      <Skeleton className="mb-6 h-4 w-72" />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_336px]">
        <div className="grid gap-6">
          <Skeleton className="h-[22rem] rounded-card" />
          <SkeletonRows rows={12} className="rounded-card border bg-raised" />
        </div>
        <div className="grid gap-6">
          <Skeleton className="h-44 rounded-card" />
          <Skeleton className="h-80 rounded-card" />
        </div>
      </div>
    </>
  );
}
