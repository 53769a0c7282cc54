"use client";
import { useSyncExternalStore } from "react";
import { type DirectoryQuery, readQuery, writeQuery } from "../../directory";

const CHANGED = "directory:query";

function subscribe(notify: () => void): () => void {
  window.addEventListener("popstate", notify);
  window.addEventListener(CHANGED, notify);
  return () => {
    window.removeEventListener("popstate", notify);
    window.removeEventListener(CHANGED, notify);
  };
}

/** The directory's filters, kept in the address and nowhere else; the prerendered page has none. */
export function useAddressQuery(): [DirectoryQuery, (next: DirectoryQuery) => void] {
  const search = useSyncExternalStore(
    subscribe,
    () => window.location.search,
    () => "",
  );
  const change = (next: DirectoryQuery) => {
    window.history.replaceState(window.history.state, "", `${window.location.pathname}${writeQuery(next)}`);
    window.dispatchEvent(new Event(CHANGED));
  };
  return [readQuery(search), change];
}
