"use client";

import { useActionState } from "react";
import { Input } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "@/features/identity/web/action";

type Result = ActionResult<{ name: string; paid: number }>;

/** The code of one request. */
export function ConfirmLink({
  guildId,
  requestId,
  action,
}: {
  guildId: string;
  requestId: string;
  action: (previous: Result | null, form: FormData) => Promise<Result>;
}) {
  const [result, submit, pending] = useActionState(action, null);
  const error = result && !result.ok ? (result.error.fields?.code ?? result.error.message) : undefined;
  return (
    <form action={submit} className="grid gap-1.5">
      <div className="flex gap-2">
        <input type="hidden" name="guildId" value={guildId} />
        <input type="hidden" name="requestId" value={requestId} />
        <Input
          name="code"
          placeholder="Code"
          aria-label="Code"
          required
          maxLength={12}
          autoComplete="off"
          aria-invalid={error ? true : undefined}
          className="w-28 uppercase"
        />
        <Button type="submit" busy={pending}>
          Confirm
        </Button>
      </div>
      {error && (
        <p role="alert" className="text-12 text-bad">
          {error}
        </p>
      )}
    </form>
  );
}
