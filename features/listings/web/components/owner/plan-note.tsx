import { cn } from "@/components/ui/cn";
import { SoftLink } from "@/components/ui/soft-link";

/** What a guild without the plan for it can do here, and what it cannot. */
export function PlanNote({ slug, className }: { slug: string; className?: string }) {
  return (
    <p
      role="status"
      className={cn("rounded-control border border-warn/40 bg-warn-soft px-4 py-3 text-13", className)}
    >
      A public page comes with Silver. You can write drafts and see them here; to bring one before visitors, a
      supporter with Silver or more has to pay for this guild.{" "}
      <SoftLink href={`/guilds/${slug}/plan`} className="quiet-link">
        See the plan
      </SoftLink>
    </p>
  );
}
