"use client";
import { useState, useTransition } from "react";
import type { ActionResult } from "@/features/identity/web/action";

type Problem = Extract<ActionResult<unknown>, { ok: false }>["error"];

const NO_ANSWER: Problem = {
  code: "unavailable",
  message: "The site did not answer. Press again: the same press is never done twice.",
  requestId: "",
};

/** Runs one action at a time and keeps what stopped the last one. `then` runs when it worked. */
export function useAsk() {
  const [busy, start] = useTransition();
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = <T>(call: () => Promise<ActionResult<T>>, then?: (data: T) => void) =>
    start(async () => {
      setProblem(null);
      const result = await call().catch(() => null);
      if (result?.ok) then?.(result.data);
      else setProblem(result?.error ?? NO_ANSWER);
    });
  /** The sentence for a field, and for the form where no field is to blame. */
  const of = (field: string) => problem?.fields?.[field];
  const whole = problem && !problem.fields ? problem.message : undefined;
  return { busy, problem, run, of, whole };
}
