"use client";
import { useAction } from "@/features/identity/web/use-action";

const PRESS_AGAIN = "The site did not answer. Press again: the same press is never done twice.";

/** Runs one action at a time, each with a key of its own, and keeps what stopped the last one. */
export function useAsk() {
  const { busy, problem, run } = useAction(PRESS_AGAIN);
  /** The sentence for a field, and for the form where no field is to blame. */
  const of = (field: string) => problem?.fields?.[field];
  const whole = problem && !problem.fields ? problem.message : undefined;
  return { busy, problem, run, of, whole };
}
