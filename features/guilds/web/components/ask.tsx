"use client";
import { type ReactNode, useState, useTransition } from "react";
import { Asked } from "@/components/ui/asked";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "@/features/identity/web/action";

type Problem = Extract<ActionResult<unknown>, { ok: false }>["error"];

/** Runs one action at a time and keeps what stopped the last one. */
export function useAsk() {
  const [busy, start] = useTransition();
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = <T,>(call: () => Promise<ActionResult<T>>, then?: (data: T) => void) =>
    start(async () => {
      setProblem(null);
      const result = await call().catch(() => null);
      if (result?.ok) return then?.(result.data);
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

/** A question before something is changed, open as long as it is rendered. */
export function Confirm({
  id,
  title,
  verb,
  busy,
  problem,
  onYes,
  onClose,
  children,
}: {
  id: string;
  title: string;
  verb: string;
  busy: boolean;
  problem: string | undefined;
  onYes: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const answers = (
    <>
      <Button look="ghost" data-closes>
        Leave it
      </Button>
      <Button look="primary" busy={busy} onClick={onYes}>
        {verb}
      </Button>
    </>
  );
  return (
    <Asked id={id} title={title} actions={answers} onClose={onClose}>
      {children}
      {problem ? (
        <p role="alert" className="mt-3 text-bad">
          {problem}
        </p>
      ) : null}
    </Asked>
  );
}
