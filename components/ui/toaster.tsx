"use client";

import { Toaster as Sonner } from "sonner";

/** What was done, with undo: `toast("Item saved", { action: { label: "Undo", onClick } })` from sonner. Once a frame. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      gap={8}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-center gap-3 rounded-card border border-line-strong bg-overlay px-4 py-3 text-13 text-ink shadow-float",
          description: "text-12 text-muted",
          actionButton: "ml-auto shrink-0 rounded-item px-2 py-1 font-medium text-honey-text hover:bg-fill",
          cancelButton: "ml-auto shrink-0 rounded-item px-2 py-1 text-muted hover:bg-fill",
          icon: "shrink-0",
        },
      }}
    />
  );
}
