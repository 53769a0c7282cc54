"use client";
import type { ReactNode } from "react";
import { Asked } from "@/components/ui/asked";
import { Button } from "@/components/ui/button";

/** A question in a dialog that is open as long as it is rendered: its fields, what stopped it, two answers. */
export function Question({
  id,
  title,
  verb,
  danger,
  busy,
  off,
  problem,
  onSend,
  onClose,
  children,
}: {
  id: string;
  title: string;
  verb: string;
  danger?: boolean;
  busy: boolean;
  /** Whether something is still missing. */
  off?: boolean;
  problem?: string | undefined;
  onSend: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Asked id={id} title={title} onClose={onClose}>
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          onSend();
        }}
      >
        {children}
        {problem ? (
          <p role="alert" className="text-bad">
            {problem}
          </p>
        ) : null}
        <div className="flex flex-wrap justify-end gap-2">
          <Button look="ghost" data-closes>
            Leave it
          </Button>
          <Button type="submit" look={danger ? "danger" : "primary"} busy={busy} disabled={off}>
            {verb}
          </Button>
        </div>
      </form>
    </Asked>
  );
}
