"use client";
import { useState } from "react";
import { describedBy, Field } from "@/components/form/field";
import { Textarea } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { useAction } from "@/features/identity/web/use-action";
import { MESSAGE_MAX } from "../../../registration/limits";
import { decideOnApplication } from "../../moderation/actions";

type Verdict = "ask" | "approve" | "refuse" | "confirm";

const VERBS: Record<Verdict, { verb: string; look?: "primary" | "danger" }> = {
  ask: { verb: "Ask the applicant" },
  confirm: { verb: "Confirm the owner by hand" },
  approve: { verb: "Approve", look: "primary" },
  refuse: { verb: "Refuse", look: "danger" },
};

/** What staff decide, with the words that the applicant reads. */
export function DecideApplication({
  application,
  version,
  proven,
}: {
  application: number;
  version: number;
  proven: boolean;
}) {
  const [reason, setReason] = useState("");
  const [said, setSaid] = useState<string | null>(null);
  const { busy, problem, run } = useAction();
  const verdicts: Verdict[] = proven ? ["approve", "ask", "refuse"] : ["ask", "confirm", "refuse"];
  const error = problem ? (problem.fields?.reason ?? problem.message) : undefined;
  const decide = (verdict: Verdict) =>
    run(
      () => decideOnApplication({ application, version, verdict, reason }),
      ({ held }) => {
        setReason("");
        setSaid(held ? `Approved. It is not shown: ${held}` : "Done. The applicant was told.");
      },
    );
  const hint = proven
    ? "The applicant reads it, whatever you decide."
    : "The applicant reads it. It can be approved once ownership is proven; by hand, say where you saw the code.";
  return (
    <form className="grid gap-3" onSubmit={(event) => event.preventDefault()}>
      <Field id="reason" label="Your words" hint={hint} {...(error && { error })}>
        <Textarea
          id="reason"
          rows={4}
          maxLength={MESSAGE_MAX}
          value={reason}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy("reason", { hint, error })}
          onChange={(event) => {
            setSaid(null);
            setReason(event.target.value);
          }}
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        {verdicts.map((verdict) => {
          const { verb, look } = VERBS[verdict];
          return (
            <Button
              key={verdict}
              {...(look && { look })}
              busy={busy}
              disabled={reason.trim().length < 3}
              onClick={() => decide(verdict)}
            >
              {verb}
            </Button>
          );
        })}
      </div>
      <p role="status" className="text-13 text-muted">
        {said}
      </p>
    </form>
  );
}
