"use client";
import { useState, useTransition } from "react";
import type { ActionResult } from "./action";

export type ActionProblem = Extract<ActionResult<unknown>, { ok: false }>["error"];

const NOT_KNOWN = "The site did not answer. Whether it was saved is not known: load the page again.";

/**
 * Runs one action at a time and keeps what stopped the last one.
 * @param noAnswer what to say where the site did not answer
 */
export function useAction(noAnswer = NOT_KNOWN) {
  const [busy, start] = useTransition();
  const [problem, setProblem] = useState<ActionProblem | null>(null);
  /** `then` runs when it worked. */
  const run = <T>(call: () => Promise<ActionResult<T>>, then?: (data: T) => void) =>
    start(async () => {
      setProblem(null);
      const result = await call().catch(() => null);
      if (result?.ok) then?.(result.data);
      else setProblem(result?.error ?? { code: "unavailable", message: noAnswer, requestId: "" });
    });
  return { busy, problem, run, clear: () => setProblem(null) };
}
