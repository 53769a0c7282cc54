"use client";
import { useEffect, useState } from "react";
import { type PendingPress, readPending } from "../../checkout-choice";
import type { PurchaseInput } from "../../schema";

/** A press without an answer, kept in this tab: a page that is loaded again asks for the same order. */
export function useKeptPress(guildId: string, itemId: number) {
  const name = `grizzly-press:${guildId}:${itemId}`;
  const [kept, setKept] = useState<PendingPress | null>(null);
  useEffect(() => {
    setKept(readPending(sessionStorage.getItem(name), itemId, Date.now()));
  }, [name, itemId]);
  const keep = (input: PurchaseInput | null) => {
    if (input) sessionStorage.setItem(name, JSON.stringify({ input, at: Date.now() }));
    else sessionStorage.removeItem(name);
  };
  return { kept, keep, drop: () => setKept(null) };
}
