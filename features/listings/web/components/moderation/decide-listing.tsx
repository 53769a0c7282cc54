"use client";
import { useState } from "react";
import { describedBy, Field } from "@/components/form/field";
import { Textarea } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { useAction } from "@/features/identity/web/use-action";
import type { ListingStanding } from "../../../review";
import { decideOnListing } from "../../moderation/actions";

function verdictsOf({ state, draftState, hiddenBy }: ListingStanding) {
  return [
    ...(draftState === "in_review"
      ? [
          { verdict: "approve", verb: "Approve", look: "primary" } as const,
          { verdict: "reject", verb: "Give it back", look: undefined } as const,
        ]
      : []),
    ...(state === "live"
      ? [{ verdict: "hide", verb: "Hide it from visitors", look: "danger" } as const]
      : []),
    ...(state === "hidden" && hiddenBy === "platform"
      ? [{ verdict: "release", verb: "Show it again", look: undefined } as const]
      : []),
  ];
}

/** What staff decide on a listing, with the words that its guild reads. */
export function DecideListing({ listingId, standing }: { listingId: number; standing: ListingStanding }) {
  const [reason, setReason] = useState("");
  const { busy, problem, run } = useAction();
  const error = problem ? (problem.fields?.reason ?? problem.message) : undefined;
  const verdicts = verdictsOf(standing);
  if (verdicts.length === 0)
    return (
      <p className="text-13 text-muted">There is nothing to decide: it is neither in review nor live.</p>
    );
  const hint = "The guild reads it where you give it back or hide it; the log keeps it in any case.";
  return (
    <div className="grid gap-3">
      <Field id="reason" label="Your reason" hint={hint} {...(error && { error })}>
        <Textarea
          id="reason"
          rows={3}
          maxLength={1_000}
          value={reason}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy("reason", { hint, error })}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        {verdicts.map(({ verdict, verb, look }) => (
          <Button
            key={verdict}
            {...(look && { look })}
            busy={busy}
            disabled={reason.trim().length < 3}
            onClick={() =>
              run(
                () => decideOnListing({ listingId, verdict, reason }),
                () => setReason(""),
              )
            }
          >
            {verb}
          </Button>
        ))}
      </div>
    </div>
  );
}
