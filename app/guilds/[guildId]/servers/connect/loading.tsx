import { CardSkeleton, PageSkeleton } from "@/components/ui/page-skeleton";

export default function Loading() {
  return (
    <PageSkeleton
      title="Nitrado"
      purpose="Connect the account that rents your game servers, choose which are read, and say when orders may reach them."
      className="mb-6"
    >
      <div className="grid max-w-4xl gap-6">
        <CardSkeleton lines={3} />
        <CardSkeleton lines={5} />
        <CardSkeleton lines={4} />
      </div>
    </PageSkeleton>
  );
}
