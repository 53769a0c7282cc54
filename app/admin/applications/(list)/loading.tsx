import { Skeleton, SkeletonRows } from "@/components/ui/states";

export default function Loading() {
  return (
    <>
      <Skeleton className="mb-2 h-7 w-40" />
      <Skeleton className="mb-6 h-4 w-80 max-w-full" />
      <SkeletonRows rows={8} className="rounded-card border bg-raised" />
    </>
  );
}
