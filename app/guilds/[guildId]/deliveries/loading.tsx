import { CardSkeleton, PageSkeleton, TabsSkeleton } from "@/components/ui/page-skeleton";
import { Skeleton } from "@/components/ui/states";

export default function Loading() {
  return (
    <PageSkeleton
      title="Deliveries"
      purpose="What goes to the game servers, what their files hold, and what proves each step."
      actions={["w-32"]}
    >
      <TabsSkeleton count={3} className="mb-6" />
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="grid min-w-0 gap-5">
          <Skeleton className="h-9 w-full max-w-md rounded-control" />
          <CardSkeleton lines={2} />
          <CardSkeleton lines={2} />
          <CardSkeleton lines={2} />
        </div>
        <CardSkeleton lines={8} />
      </div>
    </PageSkeleton>
  );
}
