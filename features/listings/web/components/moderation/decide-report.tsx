"use client";
import { useState } from "react";
import { describedBy, Field } from "@/components/form/field";
import { Textarea } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { useAction } from "@/features/identity/web/use-action";
import { decideOnReport } from "../../moderation/actions";

/** What staff decide on a report, with the words that its writer reads. */
export function DecideReport({ reportId, hides }: { reportId: string; hides: "review" | "listing" | null }) {
  const [answer, setAnswer] = useState("");
  const { busy, problem, run } = useAction();
  const error = problem ? (problem.fields?.answer ?? problem.message) : undefined;
  const id = `answer-${reportId}`;
  const verdicts = [
    ...(hides ? [{ verdict: "hide", verb: `Hide the ${hides}`, look: "danger" } as const] : []),
    { verdict: "uphold", verb: "It is right, nothing is hidden", look: undefined } as const,
    { verdict: "dismiss", verb: "Dismiss", look: undefined } as const,
  ];
  const hint = hides
    ? "Who reported it reads it. If you hide it, its writer reads it, too."
    : "Who reported it reads it.";
  return (
    <div className="grid gap-3">
      <Field id={id} label="Your answer" hint={hint} {...(error && { error })}>
        <Textarea
          id={id}
          rows={2}
          maxLength={1_000}
          value={answer}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, { hint, error })}
          onChange={(event) => setAnswer(event.target.value)}
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        {verdicts.map(({ verdict, verb, look }) => (
          <Button
            key={verdict}
            {...(look && { look })}
            busy={busy}
            disabled={answer.trim().length < 3}
            onClick={() => run(() => decideOnReport({ reportId, verdict, answer }))}
          >
            {verb}
          </Button>
        ))}
      </div>
    </div>
  );
}
