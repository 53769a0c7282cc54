import { PageSkeleton } from "@/components/ui/page-skeleton";
import { Skeleton } from "@/components/ui/states";

export default function Loading() {
  return (
    <PageSkeleton
      title="Numbers"
      purpose="How fast we answer, whether promises are kept, and how it went."
      actions={["w-36", "w-32", "w-52"]}
    >
      <div className="grid gap-4">
        <Skeleton className="h-28 w-full rounded-card" />
        <div className="grid grid-cols-[minmax(0,1fr)_22rem] gap-4 max-xl:grid-cols-1">
          <Skeleton className="h-96 w-full rounded-card" />
          <Skeleton className="h-72 w-full rounded-card" />
        </div>
      </div>
    </PageSkeleton>
  );
}
