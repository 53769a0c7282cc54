"use client";
import { useActionState, useId } from "react";
import { describedBy, Field } from "@/components/form/field";
import { Input } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { discardDelivery } from "../actions";

/** Settles one delivery without its work; it wants to know why. */
export function DiscardForm({ eventId, subscriber }: { eventId: number; subscriber: string }) {
  const id = useId();
  const [answer, act, busy] = useActionState(discardDelivery, null);
  const error = answer?.ok === false ? (answer.error.fields?.reason ?? answer.error.message) : undefined;
  return (
    <details className="w-full">
      <summary className="quiet-link w-fit cursor-pointer py-1 text-13 text-muted">
        Settle it without its work
      </summary>
      <form action={act} className="mt-2 flex flex-wrap items-end gap-2">
        <input type="hidden" name="eventId" value={eventId} />
        <input type="hidden" name="subscriber" value={subscriber} />
        <Field
          id={id}
          label="Why"
          hint="It stands in the audit log."
          {...(error && { error })}
          className="min-w-0 flex-1"
        >
          <Input
            id={id}
            name="reason"
            required
            minLength={3}
            maxLength={300}
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy(id, { hint: true, error })}
          />
        </Field>
        <Button type="submit" look="danger" busy={busy} className="mb-5">
          Discard
        </Button>
      </form>
    </details>
  );
}
