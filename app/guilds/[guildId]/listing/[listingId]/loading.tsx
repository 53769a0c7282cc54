import { FormSkeleton, PageSkeleton, TabsSkeleton } from "@/components/ui/page-skeleton";

export default function Loading() {
  return (
    <PageSkeleton actions={["w-32"]} className="mb-4">
      <TabsSkeleton count={4} className="mb-6" />
      <div className="max-w-4xl">
        <FormSkeleton fields={8} />
      </div>
    </PageSkeleton>
  );
}
