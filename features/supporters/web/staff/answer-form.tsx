"use client";

import { type FormEvent, useState, useTransition } from "react";
import { RadioCard } from "@/components/form/choice";
import { Field, FieldGroup, FormErrors } from "@/components/form/field";
import { Textarea } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { answerVerificationRequest } from "./actions";
import type { Candidate } from "./loader";

const STATUS = { active_patron: "active", declined_patron: "payment declined", former_patron: "ended" };

function about({ status, tier, memberId, linkedTo }: Candidate): string {
  const paid = status ? STATUS[status] : "follows without paying";
  const words = [paid, tier === "none" ? "no tier" : tier, `member ${memberId.slice(0, 8)}`];
  return [...words, ...(linkedTo ? [`linked to ${linkedTo}`] : [])].join(", ");
}

const emailWords = (same: boolean | null) => (same === null ? null : same ? "same e-mail" : "another e-mail");

/** Staff's answer: the membership that is theirs, or none, and a sentence that the person reads. */
export function AnswerForm({
  requestId,
  candidates,
  find,
}: {
  requestId: string;
  candidates: Candidate[];
  find: string;
}) {
  const same = candidates.find(({ sameEmail, linkedTo }) => sameEmail && !linkedTo);
  const [memberId, setMemberId] = useState<string | null>(same?.memberId ?? null);
  const [problem, setProblem] = useState<{ message: string; fields?: Record<string, string> } | null>(null);
  const [busy, start] = useTransition();

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const notes = String(new FormData(event.currentTarget).get("notes") ?? "");
    start(async () => {
      const result = await answerVerificationRequest({ requestId, memberId, notes });
      setProblem(result.ok ? null : result.error);
    });
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {problem ? (
        <FormErrors message={problem.message} {...(problem.fields && { fields: problem.fields })} />
      ) : null}
      <FieldGroup
        legend="Membership"
        hint={
          candidates.length === 0 && find.length > 1
            ? `Nobody of the campaign is found by “${find}”.`
            : undefined
        }
      >
        {candidates.map((candidate) => (
          <RadioCard
            key={candidate.memberId}
            name="member"
            checked={memberId === candidate.memberId}
            disabled={candidate.linkedTo !== null}
            onChange={() => setMemberId(candidate.memberId)}
            label={candidate.name ?? "without a name"}
            hint={about(candidate)}
            aside={emailWords(candidate.sameEmail)}
          />
        ))}
        <RadioCard
          name="member"
          checked={memberId === null}
          onChange={() => setMemberId(null)}
          label="None of them"
          hint="The answer says why not."
        />
      </FieldGroup>
      <Field id="notes" label="What the person reads" error={problem?.fields?.notes}>
        <Textarea
          id="notes"
          name="notes"
          rows={3}
          maxLength={1_000}
          aria-invalid={problem?.fields?.notes ? true : undefined}
          aria-describedby={problem?.fields?.notes ? "notes-error" : undefined}
        />
      </Field>
      <div>
        <Button type="submit" look="primary" busy={busy}>
          {memberId === null ? "Answer without a match" : "Match and answer"}
        </Button>
      </div>
    </form>
  );
}
