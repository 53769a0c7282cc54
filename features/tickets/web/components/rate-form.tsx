"use client";
import { Star } from "lucide-react";
import { useActionState, useId } from "react";
import { Textarea } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { COMMENT_MAX } from "../../limits";
import { rateTicketForm } from "../actions";

const WORDS = ["Bad", "Poor", "All right", "Good", "Very good"];

interface RateFormProps {
  guildId: string;
  number: number;
  rating: number | null;
  comment: string | null;
  /** It was given too long ago to be changed. */
  fixed: boolean;
}

type Result = Awaited<ReturnType<typeof rateTicketForm>> | null;

const Problem = ({ result, id }: { result: Result; id: string }) =>
  result && !result.ok ? (
    <p id={id} role="alert" className="mt-1.5 text-13 text-bad">
      {result.error.fields?.comment ?? result.error.fields?.rating ?? result.error.message}
    </p>
  ) : null;

const Picture = ({ on }: { on: boolean }) => (
  <Star aria-hidden className={cn("size-5", on && "fill-honey text-honey-text")} />
);

function Stars({ guildId, number, rating }: Omit<RateFormProps, "fixed" | "comment">) {
  const id = useId();
  const [result, rate, busy] = useActionState(rateTicketForm, null);
  return (
    <form action={rate} aria-label="Rating">
      <input type="hidden" name="guildId" value={guildId} />
      <input type="hidden" name="number" value={number} />
      <div className="mt-1.5 flex gap-1">
        {WORDS.map((word, at) => (
          <button
            key={word}
            type="submit"
            name="rating"
            value={at + 1}
            disabled={busy}
            aria-label={`${at + 1} of 5: ${word}`}
            aria-pressed={rating === at + 1}
            title={word}
            className="grid size-9 place-items-center rounded-item text-muted hover:bg-fill max-md:size-11"
          >
            <Picture on={rating !== null && at < rating} />
          </button>
        ))}
      </div>
      <Problem result={result} id={`${id}-error`} />
    </form>
  );
}

function Comment({ guildId, number, rating, comment }: Omit<RateFormProps, "fixed"> & { rating: number }) {
  const id = useId();
  const [result, say, busy] = useActionState(rateTicketForm, null);
  return (
    <form action={say} className="mt-3 grid gap-2">
      <input type="hidden" name="guildId" value={guildId} />
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="rating" value={rating} />
      <label htmlFor={id} className="text-13">
        What was good, or what was not? <span className="text-muted">Optional, staff read it.</span>
      </label>
      <Textarea
        id={id}
        name="comment"
        rows={2}
        maxLength={COMMENT_MAX}
        // Another comment from the server begins the field anew; React keeps what is typed otherwise.
        key={comment ?? ""}
        defaultValue={comment ?? ""}
        aria-describedby={result && !result.ok ? `${id}-error` : undefined}
        aria-invalid={result && !result.ok ? true : undefined}
      />
      <Problem result={result} id={`${id}-error`} />
      <Button type="submit" size="small" busy={busy} className="justify-self-start">
        {comment === null ? "Add the comment" : "Change the comment"}
      </Button>
    </form>
  );
}

/** One to five stars, each a press of its own, and a word beside them once they are given. */
export function RateForm({ fixed, ...ticket }: RateFormProps) {
  const { rating, comment } = ticket;
  return (
    <section aria-label="Your rating" className="rounded-card border bg-raised px-4 py-3">
      <p className="font-medium text-13">
        {rating === null
          ? "How did it go?"
          : fixed
            ? `You rated it ${rating} of 5.`
            : "Thank you for your rating."}
      </p>
      {fixed && rating !== null ? (
        <>
          <p aria-hidden className="mt-1.5 flex gap-1 text-muted">
            {WORDS.map((word, at) => (
              <Picture key={word} on={at < rating} />
            ))}
          </p>
          {comment === null ? null : (
            <p className="mt-2 whitespace-pre-line break-words text-13">{comment}</p>
          )}
        </>
      ) : (
        <>
          <Stars guildId={ticket.guildId} number={ticket.number} rating={rating} />
          {rating === null ? null : (
            <>
              <Comment {...ticket} rating={rating} />
              <p className="mt-2 text-12 text-faint">You can change both for 7 days.</p>
            </>
          )}
        </>
      )}
    </section>
  );
}
