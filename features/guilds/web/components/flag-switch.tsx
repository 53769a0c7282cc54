"use client";
import { useId, useOptimistic, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import type { Flag } from "../../flags";
import { switchFlag } from "../flag-actions";

/** Switches one feature at once, and says how it went. It can be undone in the audit log. */
export function FlagSwitch({
  guildId,
  flag,
  name,
  on,
  chosen,
  start,
  locked,
}: {
  guildId: string;
  flag: Flag;
  name: string;
  on: boolean;
  /** What the guild has chosen; null for nothing. */
  chosen: boolean | null;
  /** How it comes. */
  start: boolean;
  /** Why it cannot be switched; null where it can. */
  locked: string | null;
}) {
  const note = useId();
  const [shown, show] = useOptimistic(on);
  const [pending, begin] = useTransition();
  const [answer, setAnswer] = useState<{ ok: boolean; words: string } | null>(null);
  const set = (next: boolean | null) =>
    begin(async () => {
      show(next ?? start);
      const result = await switchFlag({ guildId, flag, on: next }).catch(() => null);
      if (result?.ok) return setAnswer({ ok: true, words: "Saved" });
      setAnswer({
        ok: false,
        words: result?.error.message ?? "The site did not answer. Load the page again to see how it stands.",
      });
    });
  return (
    <div className="grid justify-items-end gap-1.5">
      <label className="flex min-h-6 items-center gap-2.5 text-13 max-md:min-h-11">
        <span aria-hidden className={shown ? "text-ink" : "text-muted"}>
          {shown ? "On" : "Off"}
        </span>
        <input
          type="checkbox"
          // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox tells its own state
          role="switch"
          aria-label={name}
          aria-describedby={note}
          checked={shown}
          disabled={locked !== null || pending}
          onChange={(event) => set(event.target.checked)}
          className="relative h-5 w-9 shrink-0 appearance-none rounded-full border border-line-meaning bg-field transition-colors duration-quick before:absolute before:top-1/2 before:left-0.5 before:size-3.5 before:-translate-y-1/2 before:rounded-full before:bg-muted before:transition-transform before:duration-quick checked:border-honey checked:bg-honey checked:before:translate-x-4 checked:before:bg-honey-ink disabled:opacity-50"
        />
      </label>
      {chosen !== null && locked === null ? (
        <Button look="ghost" size="small" busy={pending} onClick={() => set(null)}>
          As it comes
        </Button>
      ) : null}
      <span
        id={note}
        role="status"
        className={answer?.ok === false ? "text-right text-12 text-bad" : "text-right text-12 text-good"}
      >
        {answer?.words}
      </span>
    </div>
  );
}
