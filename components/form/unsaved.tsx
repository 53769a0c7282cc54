"use client";
import { useCallback, useEffect, useState } from "react";
import { Asked } from "../ui/asked";
import { Button } from "../ui/button";

/** Keeps a reader from losing what is not saved. @returns the address that a press would lead to, and how to forget it */
export function useUnsaved(unsaved: boolean) {
  const [leaving, setLeaving] = useState<string | null>(null);
  useEffect(() => {
    if (!unsaved) return;
    const unload = (event: BeforeUnloadEvent) => event.preventDefault();
    const press = (event: MouseEvent) => {
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!(link instanceof HTMLAnchorElement) || link.target === "_blank") return;
      // A place on this page, such as a field with a problem, leaves nothing behind.
      if (link.pathname === window.location.pathname && link.hash !== "") return;
      event.preventDefault();
      event.stopPropagation();
      setLeaving(link.href);
    };
    window.addEventListener("beforeunload", unload);
    document.addEventListener("click", press, true);
    return () => {
      window.removeEventListener("beforeunload", unload);
      document.removeEventListener("click", press, true);
    };
  }, [unsaved]);
  const stay = useCallback(() => setLeaving(null), []);
  return { leaving, stay };
}

/** Asks before somebody leaves a form with changes in it. */
export function LeaveQuestion({ onLeave, onStay }: { onLeave: () => void; onStay: () => void }) {
  return (
    <Asked id="leave" title="Leave without saving?" onClose={onStay}>
      What you changed in this form would be lost. What was saved before stays.
      <div className="mt-5 flex justify-end gap-2">
        <Button look="danger" onClick={onLeave}>
          Leave
        </Button>
        <Button data-closes>Keep editing</Button>
      </div>
    </Asked>
  );
}
