"use client";
import { Star } from "lucide-react";
import { useActionState } from "react";
import { cn } from "@/components/ui/cn";
import { rateTicketForm } from "../actions";

const WORDS = ["Bad", "Poor", "All right", "Good", "Very good"];

/** One to five stars, each a press of its own. */
export function RateForm({
  guildId,
  number,
  rating,
}: {
  guildId: string;
  number: number;
  rating: number | null;
}) {
  const [result, rate, busy] = useActionState(rateTicketForm, null);
  return (
    <form action={rate} className="rounded-card border bg-raised px-4 py-3">
      <input type="hidden" name="guildId" value={guildId} />
      <input type="hidden" name="number" value={number} />
      <p className="font-medium text-13">
        {rating === null ? "How did it go?" : "Thank you for your rating."}
      </p>
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
            <Star
              aria-hidden
              className={cn("size-5", rating !== null && at < rating && "fill-honey text-honey-text")}
            />
          </button>
        ))}
      </div>
      {result && !result.ok ? (
        <p role="alert" className="mt-1.5 text-13 text-bad">
          {result.error.message}
        </p>
      ) : null}
    </form>
  );
}
