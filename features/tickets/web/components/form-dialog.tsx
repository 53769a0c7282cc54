"use client";
import { type ReactNode, useActionState, useEffect, useId } from "react";
import { Asked } from "@/components/ui/asked";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "@/features/identity/web/action";
import { deskChanged } from "./desk-changed";

interface FormDialogProps<T> {
  title: string;
  /** Words of the button. */
  act: string;
  guildId: string;
  number: number;
  action: (before: ActionResult<T> | null, form: FormData) => Promise<ActionResult<T>>;
  /** Nothing can be sent yet. */
  disabled?: boolean;
  onClose: () => void;
  onDone?: (data: T) => void;
  children: (fields: Record<string, string>) => ReactNode;
}

/** A dialog with one form about a ticket: closes when the site has stored it, and says what is wrong where not. */
export function FormDialog<T>({
  title,
  act,
  guildId,
  number,
  action,
  disabled,
  onClose,
  onDone,
  children,
}: FormDialogProps<T>) {
  const id = useId();
  const [result, send, busy] = useActionState(action, null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each result, whatever the page makes anew
  useEffect(() => {
    if (!result?.ok) return;
    deskChanged();
    onDone?.(result.data);
    onClose();
  }, [result]);
  const error = result && !result.ok ? result.error : null;
  return (
    <Asked
      id={`${id}-dialog`}
      title={title}
      onClose={onClose}
      actions={
        <Button type="submit" form={`${id}-form`} look="primary" busy={busy} disabled={disabled}>
          {act}
        </Button>
      }
    >
      <form id={`${id}-form`} action={send} className="grid gap-4">
        <input type="hidden" name="guildId" value={guildId} />
        <input type="hidden" name="number" value={number} />
        {children(error?.fields ?? {})}
        {error ? (
          <p role="alert" className="text-13 text-bad">
            {error.message}
          </p>
        ) : null}
      </form>
    </Asked>
  );
}
