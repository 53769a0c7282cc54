"use client";

import { useActionState } from "react";
import { describedBy, Field, FormErrors } from "@/components/form/field";
import { Input } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "../action";

/** Asks for the name, so that nobody deletes an account by a slip. */
export function DeleteForm({
  name,
  action,
}: {
  name: string;
  action: (previous: ActionResult<void> | null, form: FormData) => Promise<ActionResult<void>>;
}) {
  const [result, submit, pending] = useActionState(action, null);
  const error = result && !result.ok ? result.error : null;
  const hint = `Your name as it stands above: ${name}`;
  return (
    <form action={submit} className="grid max-w-sm gap-3">
      {error && !error.fields?.name && <FormErrors message={error.message} />}
      <Field id="delete-name" label="Type your name" hint={hint} error={error?.fields?.name}>
        <Input
          id="delete-name"
          name="name"
          autoComplete="off"
          required
          maxLength={80}
          aria-invalid={error?.fields?.name ? true : undefined}
          aria-describedby={describedBy("delete-name", { hint, error: error?.fields?.name })}
        />
      </Field>
      <span>
        <Button type="submit" look="danger" busy={pending}>
          Delete my account in seven days
        </Button>
      </span>
    </form>
  );
}
