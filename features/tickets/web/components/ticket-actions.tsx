"use client";
import { Check, RotateCcw, UserRoundCheck, UserRoundX } from "lucide-react";
import { useActionState, useId, useState } from "react";
import { Input } from "@/components/form/input";
import { Asked } from "@/components/ui/asked";
import { Button } from "@/components/ui/button";
import { PRIORITIES, PRIORITY_WORDS, type TicketPriority } from "../../words";
import { closeTicketForm, priorityForm, reopenTicketForm, takeTicketForm } from "../actions";

interface Named {
  guildId: string;
  number: number;
}

const Hidden = ({ guildId, number }: Named) => (
  <>
    <input type="hidden" name="guildId" value={guildId} />
    <input type="hidden" name="number" value={number} />
  </>
);

const Problem = ({ result }: { result: Awaited<ReturnType<typeof closeTicketForm>> | null }) =>
  result && !result.ok ? (
    <p role="alert" className="text-13 text-bad">
      {result.error.fields?.reason ?? result.error.message}
    </p>
  ) : null;

function Take({ mine, ...ticket }: Named & { mine: boolean }) {
  const [result, take, busy] = useActionState(takeTicketForm, null);
  return (
    <form action={take} className="grid gap-1.5">
      <Hidden {...ticket} />
      <input type="hidden" name="take" value={mine ? "no" : "yes"} />
      <Button type="submit" busy={busy} data-key="a">
        {mine ? <UserRoundX aria-hidden /> : <UserRoundCheck aria-hidden />}
        {mine ? "Give it back" : "Take it"}
      </Button>
      <Problem result={result} />
    </form>
  );
}

function PriorityForm({ priority, ...ticket }: Named & { priority: TicketPriority }) {
  const [result, set, busy] = useActionState(priorityForm, null);
  return (
    <form action={set} className="grid gap-1.5">
      <Hidden {...ticket} />
      <select
        name="priority"
        aria-label="Priority"
        key={priority}
        defaultValue={priority}
        disabled={busy}
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
        className="h-9 rounded-control border border-line-strong bg-field px-2.5 text-13 max-md:h-11 max-md:text-16"
      >
        {PRIORITIES.map((one) => (
          <option key={one} value={one}>
            {PRIORITY_WORDS[one]}
          </option>
        ))}
      </select>
      <Problem result={result} />
    </form>
  );
}

function Close(ticket: Named) {
  const id = useId();
  const [asked, setAsked] = useState(false);
  const [result, close, busy] = useActionState(closeTicketForm, null);
  return (
    <>
      <Button data-key="e" onClick={() => setAsked(true)}>
        <Check aria-hidden />
        Close ticket
      </Button>
      {asked ? (
        <Asked
          id={`${id}-close`}
          title="Close this ticket"
          onClose={() => setAsked(false)}
          actions={
            <Button type="submit" form={`${id}-form`} look="primary" busy={busy}>
              Close it
            </Button>
          }
        >
          <form id={`${id}-form`} action={close} className="grid gap-2">
            <Hidden {...ticket} />
            <label htmlFor={`${id}-reason`} className="font-medium text-13">
              What was done, for the opener to read
            </label>
            <Input id={`${id}-reason`} name="reason" maxLength={200} placeholder="Optional" />
            <p className="text-12 text-muted">The opener can rate it, and open it again within 30 days.</p>
            <Problem result={result} />
          </form>
        </Asked>
      ) : null}
    </>
  );
}

function Reopen(ticket: Named) {
  const [result, reopen, busy] = useActionState(reopenTicketForm, null);
  return (
    <form action={reopen} className="grid gap-1.5">
      <Hidden {...ticket} />
      <Button type="submit" busy={busy}>
        <RotateCcw aria-hidden />
        Open it again
      </Button>
      <Problem result={result} />
    </form>
  );
}

/** What staff do with a ticket beside writing in it. */
export function TicketActions({
  open,
  mine,
  priority,
  ...ticket
}: Named & { open: boolean; mine: boolean; priority: TicketPriority }) {
  if (!open) return <Reopen {...ticket} />;
  return (
    <>
      <PriorityForm {...ticket} priority={priority} />
      <Take {...ticket} mine={mine} />
      <Close {...ticket} />
    </>
  );
}
