import { CardSkeleton, PageSkeleton, TabsSkeleton } from "@/components/ui/page-skeleton";

export default function Loading() {
  return (
    <PageSkeleton
      title="Patreon"
      purpose="Who pays, who asks to be matched, and where Discord differs."
      className="mb-5"
    >
      <CardSkeleton lines={2} />
      <TabsSkeleton count={4} className="my-5" />
      <CardSkeleton lines={6} />
    </PageSkeleton>
  );
}
