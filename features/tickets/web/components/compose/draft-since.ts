"use client";
import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
const known = new Map<string, number | null>();

const placeOf = (draft: string) => `grizzly-draft:${draft}:since`;

function read(draft: string): number | null {
  const kept = known.get(draft);
  if (kept !== undefined) return kept;
  let value: number | null = null;
  try {
    const stored = localStorage.getItem(placeOf(draft));
    value = stored !== null && /^\d{1,15}$/.test(stored) ? Number(stored) : null;
  } catch {
    // Without permission it is known as long as the page lives.
  }
  known.set(draft, value);
  return value;
}

/** Keeps which message was the newest when a draft was begun; null when there is no draft. */
export function writeSince(draft: string, value: number | null): void {
  if (read(draft) === value) return;
  known.set(draft, value);
  try {
    if (value === null) localStorage.removeItem(placeOf(draft));
    else localStorage.setItem(placeOf(draft), String(value));
  } catch {
    // See above.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Id of the newest message that stood there when the draft was begun; null without a draft. */
export const useSince = (draft: string): number | null =>
  useSyncExternalStore(
    subscribe,
    () => read(draft),
    () => null,
  );
