import { CircleCheck, CircleDashed, CircleX } from "lucide-react";
import { PageHeader } from "@/components/layout/page-header";
import { Button, ButtonLink, buttonClass } from "@/components/ui/button";
import { Card, CardHeader, Facts } from "@/components/ui/card";
import { TierBadge } from "@/components/ui/tier-badge";
import { Time } from "@/components/ui/time";
import { ActionButton } from "@/features/identity/web/components/action-button";
import { tierName } from "../../rules";
import type { SupporterPortal, WhyStep } from "../../schema";
import { syncPatreon, unlinkPatreon } from "../actions";
import { SyncButton } from "./sync-button";

const ICONS = {
  done: <CircleCheck aria-hidden className="size-4 text-good" />,
  waiting: <CircleDashed aria-hidden className="size-4 text-muted" />,
  failed: <CircleX aria-hidden className="size-4 text-bad" />,
};
const STATE_WORDS = { done: "done", waiting: "not yet", failed: "failed" };

function LinkPatreon({ words, primary }: { words: string; primary: boolean }) {
  return (
    <form method="post" action="/api/link/patreon/start">
      <input type="hidden" name="returnTo" value="/me/supporter" />
      <Button type="submit" look={primary ? "primary" : "secondary"} size="small">
        {words}
      </Button>
    </form>
  );
}

function Fix({ fix }: { fix: WhyStep["fix"] }) {
  switch (fix) {
    case "link-patreon":
      return <LinkPatreon words="Link Patreon" primary />;
    case "reconnect-patreon":
      return <LinkPatreon words="Link Patreon again" primary />;
    case "open-patreon":
      return (
        <a
          href="https://www.patreon.com/settings/memberships"
          rel="noopener noreferrer"
          className={buttonClass({ look: "primary", size: "small" })}
        >
          Open Patreon
        </a>
      );
    case "sync":
      return <SyncButton action={syncPatreon} />;
    default:
      return null;
  }
}

function Step({ step, open }: { step: WhyStep; open: boolean }) {
  return (
    <li className="px-5 py-2.5">
      <div className="flex min-h-5 items-center gap-3 text-13">
        {ICONS[step.state]}
        <span className={step.state === "waiting" ? "flex-1 text-muted" : "flex-1"}>
          {step.title} <span className="sr-only">{STATE_WORDS[step.state]}</span>
        </span>
        {step.at && step.state === "done" && (
          <Time at={step.at} shape="date" className="text-12 text-faint" />
        )}
      </div>
      {open && step.cause && (
        <div className="mt-2 mb-1 ml-7 grid justify-items-start gap-3 text-13 text-muted">
          {step.cause}
          <Fix fix={step.fix} />
        </div>
      )}
    </li>
  );
}

function factsOf({ since, nextChargeAt, graceUntil, patreon, kind }: SupporterPortal) {
  const facts = [];
  if (since) facts.push({ label: "Since", value: <Time at={since} shape="date" /> });
  if (kind === "gifted") facts.push({ label: "Paid by", value: "a gift" });
  if (kind === "trial") facts.push({ label: "Paid by", value: "a free trial" });
  if (kind === "grant") facts.push({ label: "Given by", value: "agreement" });
  if (nextChargeAt) facts.push({ label: "Next charge", value: <Time at={nextChargeAt} shape="date" /> });
  if (graceUntil) facts.push({ label: "Payment must work by", value: <Time at={graceUntil} shape="date" /> });
  if (patreon.linked) facts.push({ label: "Patreon account", value: patreon.name ?? "linked" });
  facts.push({
    label: "Last asked Patreon",
    value: patreon.lastSyncedAt ? <Time at={patreon.lastSyncedAt} /> : "never",
  });
  return facts;
}

/** Tier, since when, next charge; and the why-list, in which only the step that is broken stands open. */
export function Portal({
  portal,
  answer,
}: {
  portal: SupporterPortal;
  answer: { ok: boolean; sentence: string } | null;
}) {
  const broken =
    portal.steps.find((step) => step.state === "failed") ??
    portal.steps.find((step) => step.state === "waiting");
  return (
    <div className="grid max-w-5xl gap-6">
      <PageHeader
        crumbs={[{ label: "My Grizzly", href: "/me" }, { label: "Supporter" }]}
        title="Supporter"
        purpose="Your plan, and step by step why it is what it is."
        actions={
          <ButtonLink href="/supporters" size="small">
            Compare tiers
          </ButtonLink>
        }
      />
      {answer && (
        <p
          role="status"
          className={`rounded-control border px-4 py-3 text-13 ${answer.ok ? "border-good/40 bg-good-soft" : "border-bad/40 bg-bad-soft"}`}
        >
          {answer.sentence}
        </p>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)_21rem] items-start gap-6 max-lg:grid-cols-1">
        <Card flush>
          <CardHeader
            title={portal.tier === "none" ? "No plan yet" : `You are ${tierName(portal.tier)}`}
            hint={portal.reason}
            aside={portal.tier === "none" ? null : <TierBadge tier={portal.tier} />}
            className="px-5 pt-4 pb-4"
          />
          <ol className="divide-y border-t" aria-label="Why your plan is what it is">
            {portal.steps.map((step) => (
              <Step key={step.key} step={step} open={step === broken} />
            ))}
          </ol>
        </Card>
        <div className="grid gap-6">
          <Card>
            <CardHeader title="Details" />
            <Facts className="mt-2" facts={factsOf(portal)} />
            {portal.patreon.linked && (
              <div className="mt-4 grid justify-items-start gap-3">
                <SyncButton action={syncPatreon} />
                <ActionButton action={unlinkPatreon} look="ghost" confirm="Unlink Patreon: your plan ends">
                  Unlink Patreon
                </ActionButton>
              </div>
            )}
          </Card>
          <p className="px-1 text-12 text-muted">
            A tier never touches items, coins, prices or rewards. It pays for servers, listings and answers,
            and changes how you look.
          </p>
        </div>
      </div>
    </div>
  );
}
