import { PageHeader } from "@/components/layout/page-header";
import { Status } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import type { SetupStep } from "../../setup";
import type { SetupData } from "../setup-loaders";
import { Handshake } from "./handshake";
import { SetupStepRow } from "./setup-step";

const SEGMENT = { done: "bg-good", open: "bg-line-meaning", failing: "bg-bad", unknown: "bg-fill-strong" };

function Sum({ steps, open }: { steps: readonly SetupStep[]; open: number }) {
  const done = steps.filter(({ state }) => state === "done").length;
  const failing = steps.filter(({ state }) => state === "failing").length;
  const [meaning, words] =
    open === 0
      ? (["good", "Everything is set up"] as const)
      : failing > 0
        ? (["bad", failing === 1 ? "One thing is broken" : `${failing} things are broken`] as const)
        : (["info", open === 1 ? "One step waits for you" : `${open} steps wait for you`] as const);
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 px-5 py-4 max-md:px-4">
      <div>
        <Status meaning={meaning} className="font-medium">
          {words}
        </Status>
        <p className="mt-0.5 text-13 text-muted">
          {done} of {steps.length} steps done. Each one tests itself, whenever this page is opened.
        </p>
      </div>
      <div aria-hidden className="flex w-64 gap-1 max-md:w-full">
        {steps.map(({ key, state }) => (
          <span key={key} className={cn("h-1.5 flex-1 rounded-full", SEGMENT[state])} />
        ))}
      </div>
    </div>
  );
}

/** From an invitation to the first paid kill: what stands, what does not, and the button that fixes it. */
export function SetupPage({ data }: { data: SetupData }) {
  const { access, steps, open, servers, manages } = data;
  const base = `/guilds/${access.slug}`;
  const first = steps.find(({ state }) => state === "failing") ?? steps.find(({ state }) => state === "open");
  return (
    <div className="max-w-5xl">
      <PageHeader
        title="Setup"
        purpose="What Grizzly needs to work for your guild, tested step by step."
        crumbs={[{ label: access.name, href: base }, { label: "Setup" }]}
        actions={
          <ButtonLink href={`${base}/health`} size="small">
            Open health
          </ButtonLink>
        }
        className="mb-5"
      />
      <Card flush className="overflow-hidden">
        <Sum steps={steps} open={open} />
        <ol className="border-t py-2" aria-label="Steps of the set-up">
          {steps.map((step) => (
            <SetupStepRow key={step.key} step={step} data={data} first={step === first}>
              {step.key === "first-line" && servers.length > 0 && manages ? (
                <Handshake guildId={access.guildId} servers={servers} />
              ) : null}
            </SetupStepRow>
          ))}
        </ol>
      </Card>
    </div>
  );
}
