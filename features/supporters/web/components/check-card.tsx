import { Status } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import { ActionButton } from "@/features/identity/web/components/action-button";
import type { OwnVerification } from "../../data/own-verification";
import { withdrawCheck } from "../actions";
import { CheckForm } from "./check-form";

const STATES = {
  open: { meaning: "info", label: "With us" },
  approved: { meaning: "good", label: "Put right" },
  refused: { meaning: "warn", label: "Answered" },
} as const;

function Asked({ check }: { check: OwnVerification }) {
  const { meaning, label } = STATES[check.state];
  return (
    <li className="grid gap-1.5 border-t py-3 text-13 first:border-t-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <Status meaning={meaning}>{label}</Status>
        <span className="text-12 text-faint">
          asked <Time at={check.askedAt} shape="stamp" />
        </span>
      </div>
      <p className="break-words text-muted">{check.message}</p>
      {check.state === "open" ? (
        <>
          <p className="text-12 text-muted">
            A person reads it, usually within a day. The answer stands here and comes as a notice.
          </p>
          <span>
            <ActionButton action={withdrawCheck} look="ghost" confirm="Yes, take it back">
              Take it back
            </ActionButton>
          </span>
        </>
      ) : (
        <p className="break-words border-line-strong border-l-2 pl-3">
          {check.answer ?? "Without a word."}
          {check.answeredAt ? (
            <span className="block text-12 text-faint">
              <Time at={check.answeredAt} shape="stamp" />
            </span>
          ) : null}
        </p>
      )}
    </li>
  );
}

/** Where a supporter asks a person of ours to look, and reads the answer. */
export function CheckCard({ checks }: { checks: readonly OwnVerification[] }) {
  const open = checks.some(({ state }) => state === "open");
  return (
    <Card id="check" className="scroll-mt-20">
      <CardHeader
        title="Paid, and something is still wrong"
        hint="When the steps cannot say why, a person of ours compares your payment with your account."
      />
      {checks.length > 0 ? (
        <ul aria-label="What you asked us to check" className="mt-2">
          {checks.map((check) => (
            <Asked key={check.id} check={check} />
          ))}
        </ul>
      ) : null}
      {open ? null : <CheckForm again={checks.length > 0} />}
    </Card>
  );
}
