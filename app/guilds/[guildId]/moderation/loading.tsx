import { CardSkeleton, FormSkeleton, PageSkeleton, TabsSkeleton } from "@/components/ui/page-skeleton";

export default function Loading() {
  return (
    <PageSkeleton
      title="Moderation"
      purpose="How far verdicts go, what players are told, and what Grizzly OS holds back."
      actions={["w-32"]}
      className="mb-4"
    >
      <TabsSkeleton count={5} className="mb-6" />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_400px]">
        <FormSkeleton fields={5} />
        <CardSkeleton lines={5} />
      </div>
    </PageSkeleton>
  );
}
