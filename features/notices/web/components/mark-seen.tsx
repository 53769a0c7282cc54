"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "@/features/identity/web/action";

/** Marks all as seen; what fails is said beside it. */
export function MarkSeen({
  action,
}: {
  action: (previous: ActionResult<void> | null, form: FormData) => Promise<ActionResult<void>>;
}) {
  const [result, submit, pending] = useActionState(action, null);
  return (
    <form action={submit} className="flex items-center gap-3">
      {result && !result.ok && (
        <span role="alert" className="text-13 text-bad">
          {result.error.message}
        </span>
      )}
      <Button type="submit" size="small" busy={pending}>
        Mark all as seen
      </Button>
    </form>
  );
}
