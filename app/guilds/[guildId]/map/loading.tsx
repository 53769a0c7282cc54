import { Skeleton } from "@/components/ui/states";
import { MapSkeleton } from "@/features/map/web/components/map-skeleton";

export default function GuildMapLoading() {
  return (
    <div className="-mx-8 -mt-6 -mb-16 flex min-h-176 flex-col max-md:-mx-4 max-md:-mt-5 max-md:-mb-24 md:h-dvh">
      <div className="grid gap-2 border-b px-6 pt-4 pb-3 max-md:px-4">
        <Skeleton className="h-4 w-40 max-md:hidden" />
        <div className="flex items-end justify-between">
          <Skeleton className="h-12 w-72" />
          <Skeleton className="h-9 w-64 max-md:w-24" />
        </div>
      </div>
      <MapSkeleton />
    </div>
  );
}
