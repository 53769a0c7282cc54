import type { DbPool } from "@/db/client";
import { listen } from "@/db/listen";
import { type Call, CHANNEL, callOf } from "./wake";

/** What a process hears, for as many as want to. */
export interface Ear {
  /** @param missed called when something may have been said while nobody listened. @returns ends it */
  on(heard: (call: Call) => void, missed?: () => void): () => void;
  close(): Promise<void>;
}

/** Opens the process's one ear. @param pool to take its connection from; by default one of its own */
export function openEar(pool?: DbPool): Ear {
  const all = new Set<{ heard: (call: Call) => void; missed: (() => void) | undefined }>();
  const listening = listen(
    CHANNEL,
    {
      heard: (payload) => {
        const call = callOf(payload);
        if (call) for (const one of all) one.heard(call);
      },
      connected: () => {
        for (const one of all) one.missed?.();
      },
    },
    pool,
  );
  return {
    on: (heard, missed) => {
      const one = { heard, missed };
      all.add(one);
      return () => void all.delete(one);
    },
    close: () => listening.close(),
  };
}
