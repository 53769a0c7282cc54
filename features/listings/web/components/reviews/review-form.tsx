"use client";
import { useState } from "react";
import { describedBy, Field, FieldGroup } from "@/components/form/field";
import { Textarea } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { useAction } from "@/features/identity/web/use-action";
import { hoursWords, REVIEW_MAX } from "../../../reviews/rules";
import type { OwnReviewing } from "../../../reviews/schema";
import { dropReview, saveReview } from "../../reviews/actions";

interface ReviewFormProps {
  slug: string;
  seconds: number;
  kept: OwnReviewing["review"];
  onDone: () => void;
}

const WORDS = ["", "Stay away", "Not good", "All right", "Good", "Very good"] as const;

/** A person's one review of a server. */
export function ReviewForm({ slug, seconds, kept, onDone }: ReviewFormProps) {
  const [stars, setStars] = useState(kept?.stars ?? 0);
  const [body, setBody] = useState(kept?.body ?? "");
  const { busy, problem, run } = useAction();
  const fields = problem?.fields ?? {};
  const hint = `Shown with your ${hoursWords(seconds)} on this server, under your player's name if your profile is public.`;
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        run(() => saveReview({ slug, stars, body }), onDone);
      }}
    >
      <FieldGroup legend="How is it there?" {...(fields.stars && { error: fields.stars })}>
        <div className="flex flex-wrap gap-2">
          {[1, 2, 3, 4, 5].map((at) => (
            <label
              key={at}
              className="inline-flex h-9 cursor-pointer items-center gap-2 rounded-full border px-3 text-13 hover:bg-fill has-checked:border-honey-line has-checked:bg-honey-wash has-focus-visible:outline-2 has-focus-visible:outline-honey has-focus-visible:outline-offset-2 max-md:h-11"
            >
              <input
                type="radio"
                name="stars"
                value={at}
                checked={stars === at}
                onChange={() => setStars(at)}
                className="sr-only"
              />
              <b className="font-medium tabular-nums">{at}</b> {WORDS[at]}
            </label>
          ))}
        </div>
      </FieldGroup>
      <Field
        id="review"
        label="Your review"
        hint={hint}
        aside={`${body.length} of ${REVIEW_MAX}`}
        {...(fields.body && { error: fields.body })}
      >
        <Textarea
          id="review"
          rows={5}
          maxLength={REVIEW_MAX}
          value={body}
          aria-invalid={fields.body ? true : undefined}
          aria-describedby={describedBy("review", { hint, error: fields.body })}
          onChange={(event) => setBody(event.target.value)}
        />
      </Field>
      {problem && !problem.fields ? (
        <p role="alert" className="text-13 text-bad">
          {problem.message}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" busy={busy}>
          {kept ? "Save the change" : "Publish the review"}
        </Button>
        {kept ? (
          <Button look="ghost" busy={busy} onClick={() => run(() => dropReview({ slug }), onDone)}>
            Take it away
          </Button>
        ) : null}
      </div>
    </form>
  );
}
