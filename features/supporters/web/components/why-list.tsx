import { Check, X } from "lucide-react";
import { Card, CardHeader } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { Time } from "@/components/ui/time";
import type { WhyStep } from "../../why-step";
import type { PortalData } from "../loaders";
import { WhyFixButton } from "./why-fix";

const STATE_WORDS = { done: "done", waiting: "not yet", failed: "failed" };

function Mark({ state }: { state: WhyStep["state"] }) {
  const ring = "flex size-5 shrink-0 items-center justify-center rounded-full";
  if (state === "done")
    return (
      <span aria-hidden className={cn(ring, "bg-good-soft text-good")}>
        <Check className="size-3" />
      </span>
    );
  if (state === "failed")
    return (
      <span aria-hidden className={cn(ring, "bg-bad text-ground")}>
        <X className="size-3" />
      </span>
    );
  return <span aria-hidden className={cn(ring, "border border-line-meaning border-dashed")} />;
}

function When({ step }: { step: WhyStep }) {
  if (!step.at) return null;
  return <Time at={step.at} shape="stamp" className="whitespace-nowrap text-12 text-faint" />;
}

function Until({ step }: { step: WhyStep }) {
  if (!step.until) return null;
  return (
    <span className="block">
      Until <Time at={step.until} shape="stamp" className="text-ink" />.
    </span>
  );
}

function Opened({ step, data }: { step: WhyStep; data: PortalData }) {
  return (
    <div className="mt-2 rounded-control border bg-ground px-4 py-3.5 text-13">
      <p className="text-muted">
        {step.cause} <Until step={step} />
      </p>
      {step.fix ? (
        <div className="mt-3 flex flex-wrap items-center gap-2.5">
          <WhyFixButton fix={step.fix} data={data} look="primary" />
        </div>
      ) : null}
    </div>
  );
}

function Step({ step, open, data }: { step: WhyStep; open: WhyStep | undefined; data: PortalData }) {
  const isOpen = step === open;
  const other = step.fix !== null && step.fix !== open?.fix && !isOpen;
  return (
    <li className="relative flex gap-3 pb-4 last:pb-0 last:[&>span:first-child]:hidden">
      <span aria-hidden className="absolute top-6 bottom-0 left-2.5 w-px bg-line-strong" />
      <Mark state={step.state} />
      <div className="min-w-0 flex-1">
        <div className="grid grid-cols-[15rem_minmax(0,1fr)_auto] items-baseline gap-x-4 max-md:grid-cols-1 max-md:gap-y-0.5">
          <h3 className={cn("font-medium text-14", step.state === "waiting" && "text-muted")}>
            {step.title} <span className="sr-only">{STATE_WORDS[step.state]}</span>
          </h3>
          <p className="text-13 text-muted">
            {isOpen ? null : (step.detail ?? step.cause)}
            {isOpen ? null : <Until step={step} />}
          </p>
          <When step={step} />
        </div>
        {isOpen ? <Opened step={step} data={data} /> : null}
        {other && step.fix ? (
          <div className="mt-2 flex flex-wrap items-center gap-2.5">
            <WhyFixButton fix={step.fix} data={data} look="secondary" />
          </div>
        ) : null}
      </div>
    </li>
  );
}

function summary(steps: readonly WhyStep[]): string {
  const held = steps.filter(({ state }) => state === "done").length;
  if (held === steps.length) return "Every step holds.";
  const failed = steps.filter(({ state }) => state === "failed").length;
  return failed > 0
    ? `${held} of ${steps.length} steps hold. ${failed === 1 ? "One needs" : `${failed} need`} you.`
    : `${held} of ${steps.length} steps hold. The next one stands open.`;
}

/** From an account to what a plan gives: each step with its time, and what fixes the one that does not hold. */
export function WhyList({ data }: { data: PortalData }) {
  const { steps, patreon } = data.portal;
  const open =
    steps.find(({ state }) => state === "failed") ??
    steps.find(({ state, fix }) => state === "waiting" && fix !== null) ??
    steps.find(({ state }) => state === "waiting");
  return (
    <Card flush>
      <CardHeader
        title="From payment to perk"
        hint={summary(steps)}
        className="px-5 pt-4 pb-4 max-md:px-4"
        aside={
          patreon.lastSyncedAt ? (
            <>
              Patreon read <Time at={patreon.lastSyncedAt} />
            </>
          ) : null
        }
      />
      <ol className="px-5 pb-5 max-md:px-4" aria-label="Why your plan is what it is">
        {steps.map((step) => (
          <Step key={step.key} step={step} open={open} data={data} />
        ))}
      </ol>
    </Card>
  );
}
