"use client";
import { useEffect, useRef } from "react";
import { deskTopic } from "@/features/live/names";
import { useLive } from "@/features/live/web/use-live";
import { deskChanged } from "../components/desk-changed";

/** A busy queue is asked for at most this often, in milliseconds. */
const LEAST_MS = 1_000;
/** Guilds that one page follows; those beyond are asked for as without a gateway. */
const MOST = 16;

/** Tells the inbox at once, and then at most once a second. */
function useChanged(): () => void {
  const waits = useRef<{ at: number; timer: ReturnType<typeof setTimeout> | undefined }>({
    at: Number.NEGATIVE_INFINITY,
    timer: undefined,
  });
  useEffect(() => () => clearTimeout(waits.current.timer), []);
  return () => {
    const { current } = waits;
    const left = current.at + LEAST_MS - performance.now();
    clearTimeout(current.timer);
    current.timer = setTimeout(
      () => {
        current.at = performance.now();
        deskChanged();
      },
      Math.max(0, left),
    );
  };
}

function GuildLive({ guildId, changed }: { guildId: string; changed: () => void }) {
  const on = useLive(deskTopic(guildId), {
    heard: (message) => {
      if (message.t === "changed") changed();
    },
  });
  return <span hidden data-following={on ? "live" : "asking"} />;
}

/** Keeps the inbox true: its lines and counts follow what happens in these guilds. */
export function DeskLive({ guildIds }: { guildIds: readonly string[] }) {
  const changed = useChanged();
  return guildIds
    .slice(0, MOST)
    .map((guildId) => <GuildLive key={guildId} guildId={guildId} changed={changed} />);
}
