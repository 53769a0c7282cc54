"use client";
import { userTopic } from "../names";
import { useLive } from "./use-live";
import { useRefresh } from "./use-refresh";

/** Keeps the inbox of the frame true while a page is open. @param userId `grizzly_users.id` of whoever looks */
export function NoticesLive({ userId }: { userId: string }) {
  const refresh = useRefresh();
  useLive(userTopic(userId), {
    heard: (message) => {
      if (message.t === "changed") refresh();
    },
  });
  return null;
}
