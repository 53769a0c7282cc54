"use client";
import dynamic from "next/dynamic";
import type { PulseVersions } from "@/features/events/pulse-topics";

// Nothing of it is seen at first view, so it comes after it.
const LivePulse = dynamic(() => import("./live-pulse").then((module) => module.LivePulse), { ssr: false });

/** Keeps the open page of a dashboard up to date. `shown` are the versions of what the server has just rendered. */
export function Live({ guildId, shown }: { guildId: string; shown: PulseVersions }) {
  return <LivePulse guildId={guildId} shown={shown} />;
}
