"use client";
import { useSyncExternalStore } from "react";
import { type CatalogueQuery, readCatalogueQuery, writeCatalogueQuery } from "../../catalogue-query";

const CHANGED = "catalogue:query";

function subscribe(notify: () => void): () => void {
  window.addEventListener("popstate", notify);
  window.addEventListener(CHANGED, notify);
  return () => {
    window.removeEventListener("popstate", notify);
    window.removeEventListener(CHANGED, notify);
  };
}

/** The catalogue's filters, kept in the address and nowhere else; the prerendered page has none. */
export function useCatalogueQuery(): [CatalogueQuery, (change: Partial<CatalogueQuery>) => void] {
  const search = useSyncExternalStore(
    subscribe,
    () => window.location.search,
    () => "",
  );
  const query = readCatalogueQuery(search);
  const change = (part: Partial<CatalogueQuery>) => {
    const address = `${window.location.pathname}${writeCatalogueQuery({ ...query, ...part })}`;
    window.history.replaceState(window.history.state, "", address);
    window.dispatchEvent(new Event(CHANGED));
  };
  return [query, change];
}
