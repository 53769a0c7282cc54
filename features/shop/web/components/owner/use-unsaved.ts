"use client";
import { useCallback, useEffect, useState } from "react";

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
