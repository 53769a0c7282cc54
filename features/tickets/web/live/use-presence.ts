"use client";
import { useEffect, useState } from "react";
import type { Present } from "@/features/live/protocol";
import { liveConnection, useLive } from "@/features/live/web/use-live";

/** Typing is said again this often while it goes on, and ends when nothing was typed for the second. */
const SAY_MS = 3_000;
const STOP_MS = 4_500;

/** Where somebody writes on a ticket's page: the desk's fields say what for, the opener's one needs not. */
function fieldOf(target: EventTarget | null): Present["typing"] {
  if (!(target instanceof HTMLTextAreaElement) || target.name !== "text") return null;
  return target.dataset.write === "note" ? "note" : "reply";
}

/** Says that this page is looked at, and what is written on it. */
function useSaying(topic: string, on: boolean): void {
  useEffect(() => {
    if (!on) return;
    const connection = liveConnection();
    let typing: Present["typing"] = null;
    let saidAt = 0;
    let stop: ReturnType<typeof setTimeout> | undefined;
    const say = (next: Present["typing"]) => {
      typing = next;
      saidAt = performance.now();
      if (document.visibilityState === "visible") connection.say({ t: "here", topic, typing });
    };
    const written = (event: Event) => {
      const field = fieldOf(event.target);
      if (!field) return;
      clearTimeout(stop);
      const empty = (event.target as HTMLTextAreaElement).value === "";
      if (empty) {
        if (typing) say(null);
        return;
      }
      if (field !== typing || performance.now() - saidAt > SAY_MS) say(field);
      stop = setTimeout(() => say(null), STOP_MS);
    };
    const sent = () => {
      clearTimeout(stop);
      if (typing) say(null);
    };
    const looked = () => {
      if (document.visibilityState === "visible") say(null);
      else connection.say({ t: "away", topic });
    };
    say(null);
    document.addEventListener("input", written);
    document.addEventListener("submit", sent);
    document.addEventListener("visibilitychange", looked);
    return () => {
      clearTimeout(stop);
      document.removeEventListener("input", written);
      document.removeEventListener("submit", sent);
      document.removeEventListener("visibilitychange", looked);
      connection.say({ t: "away", topic });
    };
  }, [topic, on]);
}

/** Who looks at a ticket now, as far as this reader may know; says that they do as well. */
export function usePresence(topic: string): readonly Present[] {
  const [people, setPeople] = useState<readonly Present[]>([]);
  const on = useLive(topic, {
    heard: (message) => {
      if (message.t === "here") setPeople(message.people);
    },
  });
  // What was true before a cut need not be true behind it.
  useEffect(() => {
    if (!on) setPeople([]);
  }, [on]);
  useSaying(topic, on);
  return on ? people : [];
}
