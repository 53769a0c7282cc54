"use client";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { type RulesDraft, rulesOf } from "./rules-draft";
import { type SimulationAnswer, SimulationResult } from "./simulation-result";

type State =
  | { is: "nothing" }
  | { is: "asking" }
  | { is: "failed"; words: string }
  | { is: "there"; of: string; found: SimulationAnswer };

async function ask(slug: string, draft: RulesDraft, signal: AbortSignal): Promise<State> {
  const response = await fetch(`/api/guilds/${slug}/economy/simulate`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(rulesOf(draft)),
    signal,
  });
  const body = await response.json();
  if (response.ok) return { is: "there", of: JSON.stringify(draft), found: body };
  const fields: string[] = Object.values(body?.error?.fields ?? {});
  const words = fields[0] ?? body?.error?.message ?? "The simulation failed. Nothing was saved. Try again.";
  return { is: "failed", words };
}

/** What the rules in the form would have paid in the last seven days, before anything is saved. */
export function SimulationPanel({
  slug,
  draft,
  dirty,
  symbol,
  manages,
}: {
  slug: string;
  draft: RulesDraft;
  dirty: boolean;
  symbol: string;
  manages: boolean;
}) {
  const [state, setState] = useState<State>({ is: "nothing" });
  const running = useRef<AbortController | null>(null);
  const press = async () => {
    const controller = new AbortController();
    running.current = controller;
    setState({ is: "asking" });
    const next = await ask(slug, draft, controller.signal).catch((): State => {
      if (controller.signal.aborted) return { is: "nothing" };
      return { is: "failed", words: "The site did not answer. Nothing was saved. Try again." };
    });
    setState(next);
  };
  const old = state.is === "there" && state.of !== JSON.stringify(draft);
  return (
    <Card>
      <CardHeader
        title="Try it on the last seven days"
        hint="The kills and hours of the log, paid again by the rules in this form. Nothing is saved."
      />
      {manages ? (
        <div className="mt-4 flex flex-wrap items-center gap-3">
          <Button onClick={press} busy={state.is === "asking"}>
            Simulate
          </Button>
          {state.is === "asking" ? (
            <Button look="ghost" onClick={() => running.current?.abort()}>
              Stop
            </Button>
          ) : null}
          <span className="text-12 text-muted">
            {state.is === "there" && !old
              ? null
              : dirty
                ? "Before you save, see who would win and who would lose."
                : "Change a rule first, or see how the rules as they are add up."}
          </span>
        </div>
      ) : (
        <p className="mt-3 text-13 text-muted">Whoever may change the rules can try them here first.</p>
      )}
      <div aria-live="polite">
        {state.is === "failed" ? (
          <p role="alert" className="mt-4 text-13 text-bad">
            {state.words}
          </p>
        ) : null}
        {state.is === "there" ? (
          <div className={old ? "opacity-60" : undefined}>
            {old ? (
              <p className="mt-4 text-12 text-warn">
                The form has changed since: these are the rules of before. Simulate again.
              </p>
            ) : null}
            <SimulationResult found={state.found} symbol={symbol} />
          </div>
        ) : null}
      </div>
    </Card>
  );
}
