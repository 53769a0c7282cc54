"use client";
import { useEffect, useState } from "react";
import type { ServerCard } from "../../card";
import { type DirectoryPage, type DirectoryQuery, readQuery, writeQuery } from "../../directory";

/** A visitor who types is waited for. */
const TYPING_MS = 220;

interface Asked {
  address: string;
  pages: DirectoryPage[];
}

export interface DirectoryAnswer {
  /** The first page of the newest answer, with what it says of the whole. */
  page: DirectoryPage;
  /** The servers of all pages so far. */
  cards: ServerCard[];
  next: string | null;
  state: "ready" | "loading" | "failed";
  more(): void;
  again(): void;
}

const addressOf = (query: DirectoryQuery, hour: number, after?: string): string => {
  const params = new URLSearchParams(writeQuery(query));
  if (query.sort === "evening") params.set("hour", String(hour));
  if (after) params.set("after", after);
  return `/api/servers?${params}`;
};

async function ask(address: string, signal?: AbortSignal): Promise<DirectoryPage> {
  const answer = await fetch(address, signal ? { signal } : {});
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/**
 * What the directory finds for the address's filters. The page came with the plain list; all else is asked of the
 * server, and until it answers, or when it fails, what was found before stays in sight.
 * @param hour at which the visitor's evenings begin, in UTC
 */
export function useDirectory(first: DirectoryPage, query: DirectoryQuery, hour: number): DirectoryAnswer {
  const address = addressOf(query, hour);
  const own = address === addressOf(readQuery(""), first.hour);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const typing = query.text !== "";
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks the same again
  useEffect(() => {
    if (own) return;
    const stop = new AbortController();
    const timer = setTimeout(
      () =>
        ask(address, stop.signal)
          .then((page) => {
            setAsked({ address, pages: [page] });
            setFailed(null);
          })
          .catch(() => stop.signal.aborted || setFailed(address)),
      typing ? TYPING_MS : 0,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [address, own, typing, round]);
  const plain: Asked = { address, pages: [first] };
  const mine = asked?.address === address;
  const shown = mine || (!own && asked) ? asked : plain;
  const [page = first] = shown.pages;
  const next = shown.pages.at(-1)?.next ?? null;
  return {
    page,
    cards: shown.pages.flatMap(({ cards }) => cards),
    next,
    state: failed === address ? "failed" : own || mine ? "ready" : "loading",
    more: () => {
      if (next === null) return;
      ask(addressOf(query, hour, next))
        .then((following) => {
          setAsked({ address, pages: [...shown.pages, following] });
          setFailed(null);
        })
        .catch(() => setFailed(address));
    },
    again: () => {
      setFailed(null);
      setRound(round + 1);
    },
  };
}
