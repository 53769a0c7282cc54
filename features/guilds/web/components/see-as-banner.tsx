import { Eye } from "lucide-react";
import { Time } from "@/components/ui/time";
import { ActionButton } from "@/features/identity/web/components/action-button";
import type { SeeAs } from "../../schema";
import { stopSeeing } from "../actions";

/** Says all the time that these are other eyes, until when, and how it ends. */
export function SeeAsBanner({ seeAs }: { seeAs: SeeAs }) {
  return (
    <div
      role="status"
      className="sticky top-0 z-20 mb-5 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-control border border-honey-line bg-honey-wash px-4 py-2.5 text-13 max-md:top-bar-phone"
    >
      <Eye aria-hidden className="size-4 shrink-0 text-honey-text" />
      <p className="min-w-0 flex-1">
        You see this dashboard as <strong className="font-semibold">{seeAs.label}</strong>
        {seeAs.kind === "role" ? ", a Discord role," : " in every section,"} until{" "}
        <Time at={seeAs.until} shape="clock" />. Nothing can be changed.
      </p>
      <ActionButton action={stopSeeing} value={{}}>
        See as myself
      </ActionButton>
    </div>
  );
}
