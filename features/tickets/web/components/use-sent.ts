"use client";
import { useEffect, useRef, useState } from "react";

/**
 * The key of what is being written: the same until the site has stored it, so that a second press and a lost answer
 * send nothing twice. The first one is made in the browser, because the server renders for everybody.
 * @param result what the form's action gave back last
 * @param stored runs once for each result that worked
 */
export function useSent<R extends { ok: boolean }>(
  result: R | null,
  stored: (result: Extract<R, { ok: true }>) => void,
): string {
  const [key, setKey] = useState("");
  const known = useRef<R | null>(null);
  useEffect(() => {
    if (key === "") setKey(crypto.randomUUID());
    if (!result?.ok || known.current === result) return;
    known.current = result;
    setKey(crypto.randomUUID());
    stored(result as Extract<R, { ok: true }>);
  }, [result, key, stored]);
  return key;
}
