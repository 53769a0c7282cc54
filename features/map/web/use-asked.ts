import { useCallback, useEffect, useState } from "react";
import { type MapAsked, writeAsked } from "../asked";

/** Milliseconds without a change after which the address follows; browsers refuse it more often. */
const REST = 300;

/** What the map shows, kept in the address as it changes, so that a link to it opens the same. */
export function useAsked(first: MapAsked): [MapAsked, (change: Partial<MapAsked>) => void] {
  const [asked, setAsked] = useState(first);
  const change = useCallback((part: Partial<MapAsked>) => setAsked((before) => ({ ...before, ...part })), []);
  useEffect(() => {
    if (asked === first) return;
    const timer = setTimeout(
      () => window.history.replaceState(null, "", `${window.location.pathname}${writeAsked(asked)}`),
      REST,
    );
    return () => clearTimeout(timer);
  }, [asked, first]);
  return [asked, change];
}
