import { Card } from "@/components/ui/card";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { Skeleton } from "@/components/ui/states";

const ROWS = ["w-40", "w-48", "w-52", "w-44"] as const;

export default function Loading() {
  return (
    <div className="max-w-5xl">
      <PageSkeleton
        title="Feature flags"
        purpose="What your guild switches on and off. The platform comes first, then your plan, then you."
        actions={["w-32"]}
      >
        <Card flush className="divide-y">
          {ROWS.map((width) => (
            <div key={width} className="flex h-[116px] items-start justify-between gap-6 px-5 py-4">
              <div className="grid w-full max-w-prose gap-3">
                <Skeleton className={`h-3.5 ${width}`} />
                <Skeleton className="h-3" />
                <Skeleton className="h-3" />
                <Skeleton className="h-2.5 w-56" />
              </div>
              <Skeleton className="h-5 w-16 rounded-full" />
            </div>
          ))}
        </Card>
      </PageSkeleton>
    </div>
  );
}
