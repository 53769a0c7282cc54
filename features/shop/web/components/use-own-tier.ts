"use client";
import { useEffect, useState } from "react";
import type { MeResponse } from "@/features/identity/me";
import type { Tier } from "@/features/supporters/schema";

/** The visitor's tier; null while it is not known, and for people who are not signed in. */
export function useOwnTier(wanted: boolean): Tier | null {
  const [tier, setTier] = useState<Tier | null>(null);
  useEffect(() => {
    if (!wanted) return;
    const stop = new AbortController();
    fetch("/api/me", { signal: stop.signal, headers: { accept: "application/json" } })
      .then((answer) => (answer.ok ? (answer.json() as Promise<MeResponse>) : null))
      .then((me) => setTier(me?.user ? me.tier : null))
      .catch(() => undefined);
    return () => stop.abort();
  }, [wanted]);
  return tier;
}
