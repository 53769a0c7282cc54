"use client";
import { useEffect, useState } from "react";
import { userTopic } from "../names";
import { useLive } from "./use-live";
import { useRefresh } from "./use-refresh";

/** A page is read first; then it follows. */
const AFTER_MS = 3_000;

/**
 * Makes a page anew when something happens to a person elsewhere.
 * @param behind it shows such things itself: made anew also whenever following begins, because what happened between its
 * making and that moment was told to nobody
 */
export function PersonLive({ userId, behind = false }: { userId: string; behind?: boolean }) {
  const refresh = useRefresh();
  useLive(userTopic(userId), {
    heard: (message) => {
      if (message.t === "changed") refresh();
    },
    ...(behind && { came: refresh }),
  });
  return null;
}

/** Keeps the inbox of the frame true while a page is open. @param userId `grizzly_users.id` of whoever looks */
export function NoticesLive({ userId }: { userId: string }) {
  const [on, setOn] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOn(true), AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return on ? <PersonLive userId={userId} /> : null;
}
