"use client";
import { useState, useTransition } from "react";
import type { ActionResult } from "@/features/identity/web/action";

type Problem = Extract<ActionResult<unknown>, { ok: false }>["error"];

/** Runs one action at a time and keeps what stopped the last one. `then` runs when it worked. */
export function useChange() {
  const [busy, start] = useTransition();
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = <T>(call: () => Promise<ActionResult<T>>, then?: (data: T) => void) =>
    start(async () => {
      setProblem(null);
      const result = await call().catch(() => null);
      if (result?.ok) then?.(result.data);
      else
        setProblem(
          result?.error ?? {
            code: "unavailable",
            message: "The site did not answer. Whether it was saved is not known: load the page again.",
            requestId: "",
          },
        );
    });
  return { busy, problem, run, clear: () => setProblem(null) };
}

/** What is wrong with one field, else with the whole. */
export const fieldProblem = (problem: Problem | null, field: string): string | undefined =>
  problem?.fields?.[field] ?? (problem?.details?.field === field ? problem.message : undefined);
