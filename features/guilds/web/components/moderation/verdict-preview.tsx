"use client";
import { useState } from "react";
import type { Appeal } from "../../../moderation/rules";
import { verdictMessage } from "../../../moderation/words";
import { DiscordMessage } from "../discord-message";

const DAY = 86_400_000;

/** A warning and a ban as a player reads them in Discord. */
export function VerdictPreview({
  guild,
  server,
  appeal,
}: {
  guild: string;
  server: string | null;
  appeal: Appeal;
}) {
  const [now] = useState(() => Date.now());
  const common = { guild, server, appeal };
  const messages = [
    verdictMessage({ ...common, kind: "warning", reason: "Insults in chat.", days: null, until: null }),
    verdictMessage({
      ...common,
      kind: "ban",
      reason: "A duplicated crate, seen in the log of 14 November.",
      days: 7,
      until: new Date(now + 7 * DAY),
    }),
  ];
  return (
    <section aria-label="Preview" className="overflow-hidden rounded-card border bg-sunken">
      <p className="flex items-baseline justify-between gap-3 border-b px-4 py-2 text-13">
        <span className="font-medium">Direct message</span>
        <span className="text-12 text-faint">Examples, as Discord shows them</span>
      </p>
      <div className="py-1.5">
        {messages.map((message) => (
          <DiscordMessage key={message} content={message} />
        ))}
      </div>
    </section>
  );
}
