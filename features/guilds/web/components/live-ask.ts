import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { PulseVersions } from "@/features/events/pulse-topics";

const EVERY_MS = 12_000;
/** The longest wait after failures in a row. */
const LONGEST_MS = 120_000;

/** The site said no: nothing is asked again before the page is loaded anew. */
class Ended extends Error {}

/** A live channel would set or invalidate this; the polling then is what remains while it is down. */
const pulseKey = (guildId: string) => ["pulse", guildId] as const;

/**
 * The versions as the site last told them: asked every twelve seconds while the tab is looked at, at once when it
 * comes back, and more and more seldom while no answer comes.
 */
export function usePulse(guildId: string, initial: PulseVersions) {
  const client = useQueryClient();
  const tag = useRef<string | null>(null);
  const failures = useRef(0);
  const { data, error, dataUpdatedAt } = useQuery({
    queryKey: pulseKey(guildId),
    queryFn: async ({ signal }): Promise<PulseVersions> => {
      try {
        const headers = new Headers(tag.current === null ? {} : { "if-none-match": tag.current });
        const answer = await fetch(`/api/guilds/${guildId}/pulse`, { signal, headers, cache: "no-store" });
        if ([401, 403, 404].includes(answer.status)) throw new Ended();
        if (!answer.ok && answer.status !== 304) throw new Error(`The site answered ${answer.status}.`);
        failures.current = 0;
        if (answer.status === 304) return client.getQueryData(pulseKey(guildId)) ?? initial;
        tag.current = answer.headers.get("etag");
        return (await answer.json()) as PulseVersions;
      } catch (problem) {
        if (!signal.aborted) failures.current++;
        throw problem;
      }
    },
    initialData: initial,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    networkMode: "always",
    refetchOnWindowFocus: (query) => (query.state.error instanceof Ended ? false : "always"),
    refetchOnReconnect: "always",
    refetchIntervalInBackground: false,
    refetchInterval: (query) =>
      query.state.error instanceof Ended
        ? false
        : Math.min(EVERY_MS * 2 ** failures.current, LONGEST_MS) * (1 + Math.random() / 6),
  });
  return {
    versions: data,
    /** When the site last answered, in milliseconds, while it does not; null while it does. */
    since: error ? dataUpdatedAt : null,
    ended: error instanceof Ended,
  };
}
