"use client";

import { useActionState } from "react";
import { Field, FormErrors } from "@/components/form/field";
import { Input } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { pasteToken } from "../actions";

/** A field for a long-life token. What is typed is never shown again. */
export function PasteToken({ guildId }: { guildId: string }) {
  const [result, submit, pending] = useActionState(pasteToken, null);
  const error = result && !result.ok ? result.error : null;
  return (
    <form action={submit} className="grid gap-4">
      {error && <FormErrors message={error.message} />}
      <input type="hidden" name="guildId" value={guildId} />
      <Field id="token" label="Long-life token" {...(error?.fields?.token && { error: error.fields.token })}>
        <Input
          id="token"
          name="token"
          type="password"
          required
          autoComplete="off"
          spellCheck={false}
          maxLength={4000}
          aria-invalid={error?.fields?.token ? true : undefined}
          aria-describedby={error?.fields?.token ? "token-error" : undefined}
        />
      </Field>
      <Field
        id="label"
        label="Name"
        aside="optional"
        hint="So that you know it again, such as “main account”."
      >
        <Input id="label" name="label" maxLength={60} autoComplete="off" aria-describedby="label-hint" />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" size="small" busy={pending}>
          Check and connect
        </Button>
        <span role="status" className="text-13 text-good">
          {result?.ok && `Connected. It sees ${result.data.services} DayZ servers.`}
        </span>
      </div>
    </form>
  );
}
