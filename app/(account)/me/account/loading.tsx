import { CardSkeleton, PageSkeleton } from "@/components/ui/page-skeleton";

export default function Loading() {
  return (
    <div className="max-w-3xl">
      <PageSkeleton
        title="Account"
        purpose="Who you are here, what others see of you, and where you are signed in."
        className="mb-6"
      >
        <div className="grid gap-6">
          <CardSkeleton lines={4} />
          <CardSkeleton lines={6} />
          <CardSkeleton lines={3} />
        </div>
      </PageSkeleton>
    </div>
  );
}
