import { Check, CircleDashed, ExternalLink, X } from "lucide-react";
import type { ReactNode } from "react";
import { ButtonLink, buttonClass } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import { ActionButton } from "@/features/identity/web/components/action-button";
import type { SetupStep } from "../../setup";
import { leaveStep } from "../setup-actions";
import type { SetupData } from "../setup-loaders";

const WORDS = { done: "done", open: "open", failing: "failing", unknown: "not known yet" };
const INK = {
  done: "bg-good-soft text-good",
  open: "border border-line-meaning text-muted",
  failing: "bg-bad-soft text-bad",
  unknown: "border border-line border-dashed text-faint",
};

function Mark({ state }: Pick<SetupStep, "state">) {
  const Icon = { done: Check, failing: X, open: CircleDashed, unknown: CircleDashed }[state];
  return (
    <span className={cn("grid size-6 shrink-0 place-items-center rounded-full", INK[state])}>
      <Icon aria-hidden className={state === "open" || state === "unknown" ? "size-4" : "size-3.5"} />
    </span>
  );
}

function Fix({ step, data, first }: { step: SetupStep; data: SetupData; first: boolean }) {
  const look = first ? "primary" : "secondary";
  if (step.fix === "invite")
    return (
      <a href={data.invite.url} rel="noopener noreferrer" className={buttonClass({ look, size: "small" })}>
        Invite Grizzly OS
        <ExternalLink aria-hidden />
      </a>
    );
  return (
    <ButtonLink href={`/guilds/${data.access.slug}${step.fix.path}`} look={look} size="small">
      {step.fix.label}
    </ButtonLink>
  );
}

/** What the invitation asks for, so that nobody has to trust it blindly. */
function InviteRights({ data }: { data: SetupData }) {
  return (
    <div className="text-12 text-muted">
      <p>The invitation asks for the fewest rights, never for Administrator:</p>
      <ul className="mt-1 grid gap-0.5">
        {data.invite.rights.map(({ name, why }) => (
          <li key={name}>
            <span className="text-ink">{name}</span>, {why}
          </li>
        ))}
      </ul>
    </div>
  );
}

const AT: Partial<Record<SetupStep["key"], string>> = {
  bot: "seen",
  permissions: "seen",
  nitrado: "checked",
  logs: "asked",
  "first-line": "last line",
};

function When({ step }: { step: SetupStep }) {
  if (!step.at) return null;
  const words = step.key === "plan" && step.state === "failing" ? "until" : step.reviewed ? "" : AT[step.key];
  return (
    <span className="shrink-0 text-12 text-faint">
      {words ? `${words} ` : ""}
      <Time at={step.at} shape={words === "until" ? "date" : "smart"} />
    </span>
  );
}

/** One step: its state, what was seen and when; where it is not done its cause, and the one button that fixes it. */
export function SetupStepRow({
  step,
  data,
  first,
  children,
}: {
  step: SetupStep;
  data: SetupData;
  /** The first one that waits: its button is the page's main one. */
  first: boolean;
  children?: ReactNode;
}) {
  const { key, title, state, evidence, cause, mayReview } = step;
  const waits = state === "open" || state === "failing";
  return (
    <li id={key} className="group relative flex gap-3.5 px-5 py-3 max-md:px-4">
      <span
        aria-hidden
        className="absolute top-10 bottom-[-0.6rem] left-8 w-px bg-line group-last:hidden max-md:left-7"
      />
      <Mark state={state} />
      <div className="min-w-0 flex-1">
        <div className="grid min-h-6 grid-cols-[13rem_minmax(0,1fr)_auto] items-baseline gap-x-4 gap-y-0.5 max-lg:grid-cols-[minmax(0,1fr)_auto]">
          <h2 className={cn("font-medium text-14", state === "unknown" && "text-muted")}>
            {state === "done" && step.home !== null ? (
              <SoftLink href={`/guilds/${data.access.slug}${step.home}`} className="quiet-link">
                {title}
              </SoftLink>
            ) : (
              title
            )}{" "}
            <span className="sr-only">{WORDS[state]}</span>
          </h2>
          <p className="text-13 text-muted max-lg:order-3 max-lg:col-span-2">
            {evidence ?? (waits ? null : cause)}
          </p>
          <When step={step} />
        </div>
        {waits && (
          <div
            className={cn(
              "mt-2 grid gap-3 rounded-control border bg-sunken p-4",
              state === "failing" && "border-bad/40",
            )}
          >
            <p className="max-w-prose text-13">{cause}</p>
            {step.fix === "invite" && <InviteRights data={data} />}
            {data.manages ? (
              <div className="flex flex-wrap items-center gap-2.5">
                <Fix step={step} data={data} first={first} />
                {mayReview && (
                  <ActionButton
                    action={leaveStep}
                    value={{ guildId: data.access.guildId, step: key }}
                    look="ghost"
                  >
                    {key === "economy" ? "I have looked, leave it" : "We do without"}
                  </ActionButton>
                )}
              </div>
            ) : null}
          </div>
        )}
        {children}
      </div>
    </li>
  );
}
