"use client";
import { useRef, useState } from "react";
import type { ActionProblem } from "@/features/identity/web/use-action";
import type { ApplicationForm } from "../../../registration/form";
import { keepApplication } from "../../registration/actions";

const PAUSE_MS = 700;

export type Keeping = "kept" | "waiting" | "failed";

/** A form that is kept on the server with each pause in writing; `flush` keeps at once, and says whether it did. */
export function useKeptForm(application: number, saved: ApplicationForm) {
  const [form, setForm] = useState(saved);
  const [keeping, setKeeping] = useState<Keeping>("kept");
  const [problem, setProblem] = useState<ActionProblem | null>(null);
  const newest = useRef(saved);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const keep = async (): Promise<boolean> => {
    clearTimeout(timer.current);
    const sent = newest.current;
    const result = await keepApplication({ application, form: sent }).catch(() => null);
    setProblem(result?.ok === false ? result.error : null);
    // What was written while the answer came is kept by its own pause.
    if (newest.current === sent) setKeeping(result?.ok ? "kept" : "failed");
    return result?.ok === true;
  };
  const set = (change: Partial<ApplicationForm>) => {
    newest.current = { ...newest.current, ...change };
    setForm(newest.current);
    setKeeping("waiting");
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void keep(), PAUSE_MS);
  };
  return { form, set, keeping, problem, flush: keep };
}
