import { PageSkeleton } from "@/components/ui/page-skeleton";
import { SkeletonRows } from "@/components/ui/states";

export default function Loading() {
  return (
    <PageSkeleton
      title="Saved replies"
      purpose="What agents write often, with fields that are filled in for each ticket."
      actions={["w-28"]}
    >
      <SkeletonRows rows={6} className="max-w-4xl rounded-card border bg-raised" />
    </PageSkeleton>
  );
}
