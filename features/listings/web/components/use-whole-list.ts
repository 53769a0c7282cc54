"use client";
import { useEffect, useState } from "react";
import type { Directory } from "../../card";

/** The list that came with the page, and the whole of it as soon as it is there. A failure leaves the first part. */
export function useWholeList(first: Directory, total: number): Directory {
  const [whole, setWhole] = useState<Directory | null>(null);
  const partial = total > first.cards.length;
  useEffect(() => {
    if (!partial) return;
    const stop = new AbortController();
    fetch("/servers.json", { signal: stop.signal })
      .then((answer) => (answer.ok ? (answer.json() as Promise<Directory | null>) : null))
      .then(setWhole)
      .catch(() => undefined);
    return () => stop.abort();
  }, [partial]);
  return (partial && whole) || first;
}
