import { CardSkeleton, PageSkeleton } from "@/components/ui/page-skeleton";

export default function Loading() {
  return (
    <PageSkeleton
      title="Register a server"
      purpose="Choose the Discord server that it belongs to. What you write is kept as you write it."
      className="mb-6"
    >
      <div className="grid max-w-3xl gap-6">
        <CardSkeleton lines={4} />
      </div>
    </PageSkeleton>
  );
}
