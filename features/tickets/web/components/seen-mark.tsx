"use client";
import { useEffect } from "react";
import { sendJson } from "@/lib/http/ask";
import { deskChanged } from "./desk-changed";

/** Keeps how far the reader has read, and lets the inbox know that this ticket is not as it was. */
export function SeenMark({
  guildId,
  number,
  newest,
  version,
}: {
  guildId: string;
  number: number;
  /** Id of the newest message on the page. */
  newest: number;
  version: number;
}) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version is another look at the ticket
  useEffect(() => {
    if (document.visibilityState === "hidden") return;
    // Whoever looks through other eyes may not, and then nothing is marked.
    sendJson(`/api/guilds/${guildId}/tickets/${number}/read`, { message: newest }).then(
      deskChanged,
      () => undefined,
    );
  }, [guildId, number, newest, version]);
  return null;
}
