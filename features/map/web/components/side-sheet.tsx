"use client";
import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from "react";
import { IconButton } from "@/components/ui/button";

const PHONE = "(max-width: 47.99rem)";

/** Whether the window is a phone's; follows a turn of it. */
export const usePhone = (): boolean =>
  useSyncExternalStore(
    (tell) => {
      const query = matchMedia(PHONE);
      query.addEventListener("change", tell);
      return () => query.removeEventListener("change", tell);
    },
    () => matchMedia(PHONE).matches,
    () => false,
  );

/** What stands beside the map, as a sheet from below. */
export function SideSheet({
  open,
  close,
  children,
}: {
  open: boolean;
  close: () => void;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  // A native dialog is opened by a call: only so does it keep the focus and close by Escape.
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      aria-label="Layers and filters"
      onClose={close}
      className="mt-auto mb-0 max-h-[82dvh] w-full max-w-none overflow-y-auto rounded-t-card border-t bg-overlay p-0 text-ink shadow-float"
    >
      <div className="sticky top-0 z-10 flex h-0 justify-end px-2 pt-2">
        <IconButton label="Close" onClick={close} className="shrink-0 bg-overlay">
          <X aria-hidden className="size-4" />
        </IconButton>
      </div>
      <div className="pb-8">{children}</div>
    </dialog>
  );
}
