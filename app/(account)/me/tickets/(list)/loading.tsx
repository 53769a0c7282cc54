import { PageSkeleton } from "@/components/ui/page-skeleton";
import { SkeletonRows } from "@/components/ui/states";

export default function Loading() {
  return (
    <PageSkeleton
      title="Tickets"
      purpose="What you asked staff, and what they answered. Old ones stay readable."
      actions={["w-28"]}
    >
      <SkeletonRows rows={6} className="rounded-card border bg-raised" />
    </PageSkeleton>
  );
}
