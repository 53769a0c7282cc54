import { Skeleton, SkeletonRows } from "@/components/ui/states";

export default function Loading() {
  return (
    <>
      <Skeleton className="mb-2 h-7 w-28" />
      <Skeleton className="mb-6 h-4 w-72" />
      <div className="mb-5 flex gap-2">
        {["w-14", "w-20", "w-32", "w-24", "w-28"].map((width) => (
          <Skeleton key={width} className={`h-8 rounded-full ${width}`} />
        ))}
      </div>
      <SkeletonRows rows={10} className="rounded-card border bg-raised" />
    </>
  );
}
