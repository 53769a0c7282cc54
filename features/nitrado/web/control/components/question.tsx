"use client";
import { type ReactNode, useEffect } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

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
  useEffect(() => {
    const dialog = document.getElementById(id);
    if (!(dialog instanceof HTMLDialogElement)) return;
    if (!dialog.open) dialog.showModal();
    dialog.addEventListener("close", onClose);
    return () => dialog.removeEventListener("close", onClose);
  }, [id, onClose]);
  return (
    <Dialog id={id} title={title}>
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
    </Dialog>
  );
}
