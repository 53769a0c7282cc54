"use client";

import { RefreshCw } from "lucide-react";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "@/features/identity/web/action";
import type { Tier } from "../../schema";

interface Synced {
  changed: boolean;
  before: Tier;
  after: Tier;
  words: string[];
}

const named = (tier: Tier) => (tier === "none" ? "no tier" : tier[0]?.toUpperCase() + tier.slice(1));

/** Asks Patreon now and says what changed. */
export function SyncButton({
  action,
  look = "secondary",
}: {
  action: (value?: unknown) => Promise<ActionResult<Synced>>;
  look?: "primary" | "secondary";
}) {
  const [pending, start] = useTransition();
  const [answer, setAnswer] = useState<{ ok: boolean; text: string } | null>(null);
  const press = () =>
    start(async () => {
      const result = await action();
      if (!result.ok) return setAnswer({ ok: false, text: result.error.message });
      const { changed, before, after, words } = result.data;
      const told = changed ? [`Changed from ${named(before)} to ${named(after)}.`, ...words] : words;
      setAnswer({ ok: true, text: told.join(" ") || "Patreon says the same as before." });
    });
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <Button size="small" look={look} busy={pending} onClick={press}>
        <RefreshCw aria-hidden className="size-3.5" />
        {pending ? "Asking Patreon" : "Sync now"}
      </Button>
      <span role="status" className={answer?.ok ? "text-13 text-muted" : "text-13 text-bad"}>
        {answer?.text}
      </span>
    </span>
  );
}
