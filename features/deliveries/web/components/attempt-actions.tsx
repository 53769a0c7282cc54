"use client";
import { useActionState } from "react";
import { Field } from "@/components/form/field";
import { Input, Select } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import type { BoardRow } from "../../board";
import { settleForm, takeBackForm } from "../actions";

interface AttemptActionsProps {
  guildId: string;
  attemptId: string;
  kind: BoardRow["kind"];
  may: BoardRow["may"];
}

/** What staff can do with a delivery: take it back, or say what became of it. Each wants a reason. */
export function AttemptActions({ guildId, attemptId, kind, may }: AttemptActionsProps) {
  const [taken, take, taking] = useActionState(takeBackForm, null);
  const [settled, settle, settling] = useActionState(settleForm, null);
  const ways = [
    ...(may.placed ? [{ value: "placed", words: "It is there: mark as delivered" }] : []),
    ...(may.refund
      ? [{ value: "refund", words: kind === "order" ? "It is not there: all coins back" : "It is not there" }]
      : []),
    ...(may.redeliver ? [{ value: "redeliver", words: "It was never written: try again" }] : []),
  ];
  const words = (result: typeof taken) =>
    result && !result.ok ? (result.error.fields?.reason ?? result.error.message) : undefined;
  const named = (
    <>
      <input type="hidden" name="guildId" value={guildId} />
      <input type="hidden" name="attemptId" value={attemptId} />
    </>
  );
  const why = (id: string, error: string | undefined) => (
    <Field id={id} label="Why" error={error} className="min-w-48 flex-1">
      <Input id={id} name="reason" minLength={3} maxLength={300} required />
    </Field>
  );
  if (ways.length > 0)
    return (
      <form action={settle} className="flex flex-wrap items-end gap-3">
        {named}
        <Field id={`how-${attemptId}`} label="What became of it" className="min-w-56 flex-1">
          <Select id={`how-${attemptId}`} name="how">
            {ways.map((way) => (
              <option key={way.value} value={way.value}>
                {way.words}
              </option>
            ))}
          </Select>
        </Field>
        {why(`why-${attemptId}`, words(settled))}
        <Button type="submit" busy={settling}>
          Mark as looked at
        </Button>
      </form>
    );
  if (!may.takeBack) return null;
  return (
    <form action={take} className="flex flex-wrap items-end gap-3">
      {named}
      {why(`why-${attemptId}`, words(taken))}
      <Button type="submit" look="danger" busy={taking}>
        {kind === "order" ? "Take back and refund" : "Take back"}
      </Button>
    </form>
  );
}
