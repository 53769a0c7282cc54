import { CardSkeleton, PageSkeleton } from "@/components/ui/page-skeleton";
import { Skeleton } from "@/components/ui/states";

export default function Loading() {
  return (
    <PageSkeleton actions={["w-52"]}>
      <Skeleton className="mb-8 h-28 rounded-card" />
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_320px]">
        <div className="grid gap-5">
          {["a", "b", "c", "d"].map((step) => (
            <Skeleton key={step} className="h-14" />
          ))}
        </div>
        <div className="grid gap-8">
          <CardSkeleton lines={4} />
          <Skeleton className="h-56 rounded-card" />
        </div>
      </div>
    </PageSkeleton>
  );
}
