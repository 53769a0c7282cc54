import { Skeleton } from "@/components/ui/states";

/** The shape of the map on its way: bar, plane, time, and the filters beside them. */
export function MapSkeleton() {
  return (
    <div role="status" className="flex min-h-0 flex-1">
      <span className="sr-only">Loading the map</span>
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex h-12 items-center gap-3 border-b px-6 max-md:px-4">
          <Skeleton className="h-7 w-60" />
          <Skeleton className="h-4 w-72 max-md:hidden" />
        </div>
        <div className="min-h-88 flex-1 bg-sunken" />
        <div className="grid h-36 content-center gap-3 border-t px-6 max-md:px-4">
          <Skeleton className="h-4 w-72" />
          <Skeleton className="h-14 w-full" />
        </div>
      </div>
      <div className="grid w-83 content-start gap-4 border-l p-5 max-md:hidden">
        <Skeleton className="h-4 w-16" />
        <Skeleton className="h-9 w-full" />
        <Skeleton className="h-4 w-40" />
        <Skeleton className="h-4 w-52" />
        <Skeleton className="h-32 w-full" />
      </div>
    </div>
  );
}
