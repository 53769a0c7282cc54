"use client";
import { Hash } from "lucide-react";
import { useState } from "react";
import { feedSamples } from "../../feed-samples";
import type { Feed, FeedSettings } from "../../feeds";
import { DiscordMessage } from "./discord-message";

/** The feed's messages with made-up names, as the form stands now. */
export function FeedPreview({
  feed,
  settings,
  channelName,
  symbol,
}: {
  feed: Feed;
  settings: FeedSettings;
  channelName: string | null;
  symbol: string;
}) {
  const [now] = useState(() => new Date());
  const samples = feedSamples(feed, settings, { symbol, now });
  const shown = samples.filter((sample) => sample !== null);
  return (
    <section aria-label="Preview" className="overflow-hidden rounded-card border bg-sunken">
      <p className="flex items-center gap-1.5 border-b px-4 py-2 text-13">
        <Hash aria-hidden className="size-4 text-faint" />
        <span className="font-medium">{channelName ?? "no channel yet"}</span>
        <span className="ml-auto text-12 text-faint">Examples, as Discord shows them</span>
      </p>
      <div className="py-1.5">
        {shown.map((sample) => (
          <DiscordMessage key={sample} content={sample} />
        ))}
        {shown.length < samples.length ? (
          <p className="px-4 py-2 text-12 text-muted">
            {samples.length - shown.length} of {samples.length} examples are left out by the filter.
          </p>
        ) : null}
      </div>
    </section>
  );
}
