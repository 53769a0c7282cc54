"use client";
import { useEffect, useRef, useState } from "react";
import { sendJson } from "@/lib/http/ask";
import type { LiveAnswer, ServerMessage, TicketHead } from "../protocol";
import { LiveConnection } from "./connection";

let connection: LiveConnection | null = null;

/** The page's one connection, made when the first of it is wanted. */
export function liveConnection(): LiveConnection {
  if (connection) return connection;
  const made = new LiveConnection({
    ask: (topics) => sendJson<LiveAnswer>("/api/live/ticket", { topics }),
    open: (url) => new WebSocket(url),
    watched: () => document.visibilityState === "visible",
  });
  document.addEventListener("visibilitychange", () => made.nudge());
  window.addEventListener("online", () => made.nudge());
  connection = made;
  return made;
}

/**
 * Follows a topic while the component stands.
 * @param follower `heard` gets what is told of it; `came` where it stands each time that following begins
 * @returns whether it is followed now: false is the time to ask again and again
 */
export function useLive(
  topic: string,
  follower: { heard(message: ServerMessage): void; came?(head: TicketHead | null): void },
): boolean {
  const [on, setOn] = useState(false);
  const latest = useRef(follower);
  useEffect(() => {
    latest.current = follower;
  });
  useEffect(() => {
    const end = liveConnection().follow(topic, {
      live: (now, head) => {
        setOn(now);
        if (now) latest.current.came?.(head);
      },
      heard: (message) => latest.current.heard(message),
    });
    return () => {
      end();
      setOn(false);
    };
  }, [topic]);
  return on;
}
