import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { SoftLink } from "@/components/ui/soft-link";
import { tierName } from "@/features/supporters/rules";
import type { Tier } from "@/features/supporters/schema";
import { textLimit } from "../../../rules";

function Note({ slug, className, children }: { slug: string; className?: string; children: ReactNode }) {
  return (
    <p
      role="status"
      className={cn("rounded-control border border-warn/40 bg-warn-soft px-4 py-3 text-13", className)}
    >
      {children}{" "}
      <SoftLink href={`/guilds/${slug}/plan`} className="quiet-link">
        See the plan
      </SoftLink>
    </p>
  );
}

/** What a guild without the plan for it can do here, and what it cannot. */
export function PlanNote({ slug, className }: { slug: string; className?: string }) {
  return (
    <Note slug={slug} {...(className && { className })}>
      A public page comes with Silver. You can write drafts and see them here; to bring one before visitors, a
      supporter with Silver or more has to pay for this guild.
    </Note>
  );
}

/** Why visitors do not see all of the text, and how they do again. */
export function RestingText({
  slug,
  tier,
  resting,
  className,
}: {
  slug: string;
  tier: Tier;
  /** Characters that are kept and not shown. */
  resting: number;
  className?: string;
}) {
  const many = (count: number) => count.toLocaleString("en-GB");
  return (
    <Note slug={slug} {...(className && { className })}>
      Visitors see the beginning of the text under About: {tierName(tier)} shows {many(textLimit(tier))}{" "}
      characters. The last {many(resting)} are kept and stand there again by themselves with Gold. Until then,
      changes can go live once the text is shorter.
    </Note>
  );
}
