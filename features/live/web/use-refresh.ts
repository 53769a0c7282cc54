"use client";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef } from "react";

/** The server renders anew this long after the last thing that happened, and at the latest after the second. */
const AFTER_MS = 250;
const LATEST_MS = 1_500;

/** Runs now, or when somebody looks at the page again. */
function whenWatched(work: () => void): () => void {
  if (document.visibilityState === "visible") {
    work();
    return () => undefined;
  }
  const once = () => {
    document.removeEventListener("visibilitychange", once);
    work();
  };
  document.addEventListener("visibilitychange", once);
  return () => document.removeEventListener("visibilitychange", once);
}

/** Lets the server render the page anew: soon, once for many things, and only where somebody looks. */
export function useRefresh(): () => void {
  const router = useRouter();
  const waits = useRef<{ timer: ReturnType<typeof setTimeout>; since: number } | null>(null);
  const hidden = useRef<() => void>(() => undefined);
  useEffect(
    () => () => {
      if (waits.current) clearTimeout(waits.current.timer);
      waits.current = null;
      hidden.current();
    },
    [],
  );
  return useCallback(() => {
    const since = waits.current?.since ?? performance.now();
    if (waits.current) clearTimeout(waits.current.timer);
    const left = Math.max(0, LATEST_MS - (performance.now() - since));
    const timer = setTimeout(
      () => {
        waits.current = null;
        hidden.current();
        hidden.current = whenWatched(() => router.refresh());
      },
      Math.min(AFTER_MS, left),
    );
    waits.current = { timer, since };
  }, [router]);
}
