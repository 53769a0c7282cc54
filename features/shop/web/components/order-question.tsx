"use client";
import { Check } from "lucide-react";
import { useActionState, useState } from "react";
import { Input } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { answerOrderForm, cancelOrderForm } from "../actions";

interface OrderName {
  guildId: string;
  number: number;
}

function Problem({ result }: { result: Awaited<ReturnType<typeof answerOrderForm>> | null }) {
  if (!result || result.ok) return null;
  return (
    <p role="alert" className="mt-3 text-13 text-bad">
      {result.error.message}
    </p>
  );
}

const Named = ({ guildId, number }: OrderName) => (
  <>
    <input type="hidden" name="guildId" value={guildId} />
    <input type="hidden" name="number" value={number} />
  </>
);

/** Got it closes the order; not there brings it before a person, with a word of the buyer's. */
export function AnswerForms(order: OrderName) {
  const [missing, setMissing] = useState(false);
  const [result, answer, busy] = useActionState(answerOrderForm, null);
  if (missing)
    return (
      <form action={answer} className="w-full md:max-w-sm">
        <Named {...order} />
        <input type="hidden" name="answer" value="not_there" />
        <label htmlFor="note" className="font-medium text-13">
          What did you find?
        </label>
        <Input
          id="note"
          name="note"
          maxLength={300}
          placeholder="Optional, staff read it"
          className="mt-1.5"
        />
        <div className="mt-3 flex gap-2">
          <Button type="submit" look="primary" busy={busy}>
            Tell staff
          </Button>
          <Button look="ghost" onClick={() => setMissing(false)}>
            Back
          </Button>
        </div>
        <Problem result={result} />
      </form>
    );
  return (
    <div className="max-md:w-full">
      <div className="flex gap-2 max-md:grid max-md:grid-cols-2">
        <Button size="large" onClick={() => setMissing(true)}>
          Not there
        </Button>
        <form action={answer}>
          <Named {...order} />
          <input type="hidden" name="answer" value="got_it" />
          <Button type="submit" look="primary" size="large" busy={busy} className="w-full">
            <Check aria-hidden />
            Got it
          </Button>
        </form>
      </div>
      <Problem result={result} />
    </div>
  );
}

/** Takes an order back while it still can be. */
export function CancelForm(order: OrderName) {
  const [result, cancel, busy] = useActionState(cancelOrderForm, null);
  return (
    <form action={cancel}>
      <Named {...order} />
      <Button type="submit" size="large" busy={busy}>
        Take it back
      </Button>
      <Problem result={result} />
    </form>
  );
}
