"use client";
import { Eye, PencilLine } from "lucide-react";
import { useEffect, useState } from "react";
import { deskTopic } from "@/features/live/names";
import type { AtDesk } from "@/features/live/protocol";
import { useLive } from "@/features/live/web/use-live";

/** Who looks at a ticket of the inbox now: a small word on its line. @param me Discord id of whoever reads */
export function LinePresence({ guildId, number, me }: { guildId: string; number: number; me: string }) {
  const [here, setHere] = useState<readonly AtDesk[]>([]);
  const on = useLive(deskTopic(guildId), {
    heard: (message) => {
      const said = message.t === "desk" ? message.here[number] : undefined;
      if (said) setHere(said);
    },
  });
  // What was true before a cut need not be true behind it.
  useEffect(() => {
    if (!on) setHere([]);
  }, [on]);
  const others = here.filter((one) => one.id !== me);
  const [first] = others;
  if (!on || !first) return null;
  const typing = others.find((one) => one.typing);
  const Icon = typing ? PencilLine : Eye;
  const shown = typing ?? first;
  const more = others.length - 1;
  return (
    <span data-presence className="inline-flex items-center gap-1 text-12 text-muted">
      <Icon aria-hidden className="size-3.5" />
      {shown.name}
      {more > 0 ? ` and ${more} more` : ""} {typing ? "writing" : "here"}
    </span>
  );
}
