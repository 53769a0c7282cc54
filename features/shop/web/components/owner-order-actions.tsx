"use client";
import { useActionState } from "react";
import { describedBy, Field } from "@/components/form/field";
import { Input, Select } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import type { OrderState } from "../../schema";
import { moveOrderForm, refundOrderForm } from "../actions";

interface OwnerOrderProps {
  guildId: string;
  number: number;
  total: string;
  mayRefund: boolean;
  /** Why this level may not give so many coins back; null where it may, or nothing is to be given back. */
  limit: string | null;
  /** Steps that staff may take from here. */
  steps: readonly OrderState[];
}

const STEP_WORDS: Partial<Record<OrderState, string>> = {
  queued: "Deliver again at the next restart",
  delivered: "Mark as delivered",
  failed: "Mark as failed, with all coins back",
  needs_look: "Put aside for a person to look at",
};

/** What staff can do with an order: give the coins back, or take it a step further, each with a reason. */
export function OwnerOrderActions({ guildId, number, total, mayRefund, limit, steps }: OwnerOrderProps) {
  const [refunded, refund, refunding] = useActionState(refundOrderForm, null);
  const [moved, move, moving] = useActionState(moveOrderForm, null);
  const named = (
    <>
      <input type="hidden" name="guildId" value={guildId} />
      <input type="hidden" name="number" value={number} />
    </>
  );
  const words = (result: typeof refunded) =>
    result && !result.ok ? (result.error.fields?.reason ?? result.error.message) : undefined;
  const reason = (id: string, error: string | undefined) => (
    <Field id={id} label="Why" hint="The buyer reads it." error={error}>
      <Input
        id={id}
        name="reason"
        maxLength={300}
        required
        minLength={3}
        aria-describedby={describedBy(id, { hint: true, error })}
      />
    </Field>
  );
  const stopped = limit ? (
    <p className="text-13 text-muted">
      Giving {total} back: {limit}
    </p>
  ) : null;
  if (!mayRefund && steps.length === 0 && stopped) return stopped;
  if (!mayRefund && steps.length === 0)
    return <p className="text-13 text-muted">Nothing is left to do by hand from here.</p>;
  return (
    <div className="grid gap-6">
      {stopped}
      {mayRefund ? (
        <form action={refund} className="grid gap-3">
          {named}
          {reason("refund-reason", words(refunded))}
          <Button type="submit" look="danger" busy={refunding}>
            Give {total} back
          </Button>
        </form>
      ) : null}
      {steps.length > 0 ? (
        <form action={move} className={mayRefund ? "grid gap-3 border-t pt-5" : "grid gap-3"}>
          {named}
          <Field id="to" label={mayRefund ? "Or take it further" : "Take it further"}>
            <Select id="to" name="to">
              {steps.map((step) => (
                <option key={step} value={step}>
                  {STEP_WORDS[step]}
                </option>
              ))}
            </Select>
          </Field>
          {reason("move-reason", words(moved))}
          <Button type="submit" busy={moving}>
            Do it
          </Button>
        </form>
      ) : null}
    </div>
  );
}
