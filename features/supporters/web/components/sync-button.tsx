"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "@/features/identity/web/action";
import type { Tier } from "../../schema";

interface Synced {
  changed: boolean;
  before: Tier;
  after: Tier;
}

const words = (tier: Tier) => (tier === "none" ? "no tier" : tier[0]?.toUpperCase() + tier.slice(1));

/** Asks Patreon now and says what changed. */
export function SyncButton({ action }: { action: (value?: unknown) => Promise<ActionResult<Synced>> }) {
  const [pending, start] = useTransition();
  const [answer, setAnswer] = useState<{ ok: boolean; text: string } | null>(null);
  const press = () =>
    start(async () => {
      const result = await action();
      if (!result.ok) return setAnswer({ ok: false, text: result.error.message });
      const { changed, before, after } = result.data;
      setAnswer({
        ok: true,
        text: changed
          ? `Changed from ${words(before)} to ${words(after)}.`
          : "Patreon says the same as before.",
      });
    });
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <Button size="small" busy={pending} onClick={press}>
        {pending ? "Asking Patreon" : "Ask Patreon now"}
      </Button>
      <span role="status" className={answer?.ok ? "text-13 text-muted" : "text-13 text-bad"}>
        {answer?.text}
      </span>
    </span>
  );
}
