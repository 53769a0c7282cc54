"use client";

import { type ReactNode, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "../action";

type Action = (value?: unknown) => Promise<ActionResult<unknown>>;

/**
 * A button that does one thing on the server and says how it went beside itself.
 * @param said what to say when it worked; nothing by default, where the page itself shows it
 */
export function ActionButton({
  action,
  value,
  children,
  said,
  look = "secondary",
  size = "small",
  confirm,
}: {
  action: Action;
  value?: unknown;
  children: ReactNode;
  said?: string | Record<string, string>;
  look?: "primary" | "secondary" | "ghost" | "danger";
  size?: "small" | "medium";
  /** Asks once more with these words before it does it. */
  confirm?: string;
}) {
  const [pending, start] = useTransition();
  const [asked, setAsked] = useState(false);
  const [answer, setAnswer] = useState<{ ok: boolean; text: string } | null>(null);
  const press = () => {
    if (confirm && !asked) return setAsked(true);
    setAsked(false);
    start(async () => {
      const result = await action(value);
      if (!result.ok) return setAnswer({ ok: false, text: result.error.message });
      const words = typeof said === "object" ? said[String(result.data)] : said;
      setAnswer(words ? { ok: true, text: words } : null);
    });
  };
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <Button look={asked ? "danger" : look} size={size} busy={pending} onClick={press}>
        {asked ? confirm : children}
      </Button>
      {/* Empty, it takes no gap either: the button stands where its row ends. */}
      <span
        role="status"
        className={answer?.ok ? "text-13 text-good empty:-ml-3" : "text-13 text-bad empty:-ml-3"}
      >
        {answer?.text}
      </span>
    </span>
  );
}
