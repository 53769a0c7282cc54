"use client";
import { useActionState, useState } from "react";
import { describedBy, Field } from "@/components/form/field";
import { Input, Textarea } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { askCheck } from "../actions";

/** Asks a person to check; words stay in it when they were not taken. @param again somebody has asked before */
export function CheckForm({ again }: { again: boolean }) {
  const [result, send, busy] = useActionState(askCheck, null);
  const [open, setOpen] = useState(false);
  const [email, setEmail] = useState("");
  const [message, setMessage] = useState("");
  const error = result && !result.ok ? result.error : null;
  const fields = error?.fields ?? {};
  if (!open)
    return (
      <div className="mt-3">
        <Button size="small" onClick={() => setOpen(true)}>
          {again ? "Ask again" : "Ask a person to check"}
        </Button>
      </div>
    );
  return (
    <form action={send} className="mt-3 grid gap-3.5">
      <Field
        id="patreonEmail"
        label="E-mail address on Patreon"
        aside="optional"
        hint="Only staff see it, to find your payment."
        error={fields.patreonEmail}
      >
        <Input
          id="patreonEmail"
          name="patreonEmail"
          type="email"
          autoComplete="email"
          maxLength={200}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          aria-invalid={fields.patreonEmail ? true : undefined}
          aria-describedby={describedBy("patreonEmail", { hint: true, error: fields.patreonEmail })}
        />
      </Field>
      <Field id="message" label="What is wrong" error={fields.message}>
        <Textarea
          id="message"
          name="message"
          required
          rows={4}
          maxLength={1_000}
          value={message}
          onChange={(event) => setMessage(event.target.value)}
          aria-invalid={fields.message ? true : undefined}
          aria-describedby={describedBy("message", { error: fields.message })}
        />
      </Field>
      {error && Object.keys(fields).length === 0 ? (
        <p role="alert" className="text-13 text-bad">
          {error.message}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2.5">
        <Button type="submit" size="small" look="primary" busy={busy}>
          Send to a person
        </Button>
        <Button size="small" look="ghost" onClick={() => setOpen(false)}>
          Not now
        </Button>
      </div>
    </form>
  );
}
