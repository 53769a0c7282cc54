"use client";
import { useState } from "react";
import { describedBy, Field } from "@/components/form/field";
import { Textarea } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { useAction } from "@/features/identity/web/use-action";
import { ANSWER_MAX } from "../../../reviews/rules";
import { saveAnswer } from "../../reviews/actions";

interface AnswerFormProps {
  guildId: string;
  reviewId: string;
  kept: string | null;
  manages: boolean;
}

/** The server's answer to a review, which everybody reads below it. */
export function AnswerForm({ guildId, reviewId, kept, manages }: AnswerFormProps) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState(kept ?? "");
  const { busy, problem, run } = useAction();
  const id = `answer-${reviewId}`;
  const error = problem ? (problem.fields?.text ?? problem.message) : undefined;
  if (!open)
    return (
      <div className="grid gap-2">
        {kept ? (
          <p className="whitespace-pre-line border-honey-line border-l-2 pl-4 text-14 [overflow-wrap:anywhere]">
            {kept}
          </p>
        ) : null}
        {manages ? (
          <div>
            <Button size="small" onClick={() => setOpen(true)}>
              {kept ? "Change the answer" : "Answer"}
            </Button>
          </div>
        ) : null}
      </div>
    );
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        run(
          () => saveAnswer({ guildId, reviewId, text }),
          () => setOpen(false),
        );
      }}
    >
      <Field
        id={id}
        label="Your answer"
        hint="Everybody reads it below the review. Empty takes it away."
        aside={`${text.length} of ${ANSWER_MAX}`}
        {...(error && { error })}
      >
        <Textarea
          id={id}
          rows={3}
          maxLength={ANSWER_MAX}
          value={text}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, { hint: true, error })}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div className="flex gap-2">
        <Button type="submit" look="primary" busy={busy}>
          Publish the answer
        </Button>
        <Button look="ghost" onClick={() => setOpen(false)}>
          Leave it
        </Button>
      </div>
    </form>
  );
}
