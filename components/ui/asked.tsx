"use client";
import { type ReactNode, useEffect } from "react";
import { Dialog } from "./dialog";

/** A dialog that is open as long as it is rendered; `onClose` takes it away again. */
export function Asked({
  id,
  title,
  actions,
  onClose,
  children,
}: {
  id: string;
  title: string;
  actions?: ReactNode;
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
    <Dialog id={id} title={title} actions={actions}>
      {children}
    </Dialog>
  );
}
