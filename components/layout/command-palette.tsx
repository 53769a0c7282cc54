"use client";

import { Command } from "cmdk";
import { CornerDownLeft, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { CommandEntry, CommandSource } from "./command-source";

const WAIT_MS = 140;

export interface CommandPaletteProps {
  source: CommandSource;
  onClose: () => void;
}

function isAnswer(value: unknown): value is { entries: CommandEntry[] } {
  return typeof value === "object" && value !== null && "entries" in value && Array.isArray(value.entries);
}

function useFound(url: string | undefined, query: string): { entries: CommandEntry[]; failed: boolean } {
  const [found, setFound] = useState<{ entries: CommandEntry[]; failed: boolean }>({
    entries: [],
    failed: false,
  });
  useEffect(() => {
    const asked = query.trim();
    if (!url || asked.length < 2) {
      setFound({ entries: [], failed: false });
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(`${url}?q=${encodeURIComponent(asked)}`, { signal: abort.signal });
        const body: unknown = answer.ok ? await answer.json() : null;
        setFound(isAnswer(body) ? { entries: body.entries, failed: false } : { entries: [], failed: true });
      } catch {
        if (!abort.signal.aborted) setFound({ entries: [], failed: true });
      }
    }, WAIT_MS);
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [url, query]);
  return found;
}

/** Everything by its name: pages at once, the rest from `searchUrl`. Closes with Escape or a press outside. */
export function CommandPalette({ source, onClose }: CommandPaletteProps) {
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState("");
  const { entries, failed } = useFound(source.searchUrl, query);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
    // A dialog focuses the first thing that can be, which is the list's frame: typing would go nowhere.
    dialog.current?.querySelector("input")?.focus();
    dialog.current?.querySelector("input")?.focus();
  }, []);
  const known = new Set(source.entries.map((entry) => entry.id));
  const item = (entry: CommandEntry) => (
    <Command.Item
      key={entry.id}
      value={entry.id}
      keywords={[entry.label, ...(entry.keywords ?? [])]}
      onSelect={() => {
        onClose();
        router.push(entry.href);
      }}
      className="group flex h-10 items-center gap-3 rounded-item px-3 text-13 text-ink data-[selected=true]:bg-fill-strong max-md:h-11"
    >
      <span className="min-w-0 flex-1 truncate">{entry.label}</span>
      <span className="text-12 text-faint">{entry.kind}</span>
      <CornerDownLeft
        aria-hidden
        className="size-3.5 text-faint opacity-0 group-data-[selected=true]:opacity-100"
      />
    </Command.Item>
  );
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      data-light-dismiss
      aria-label="Search"
      className="mx-auto mt-[12vh] w-[min(36rem,calc(100vw-2rem))] max-w-none rounded-card border border-line-strong bg-overlay p-0 shadow-float"
    >
      <Command label="Search" loop>
        <div className="flex items-center gap-3 border-b px-4">
          <Search aria-hidden className="size-4 text-muted" />
          <Command.Input
            value={query}
            onValueChange={setQuery}
            placeholder="Where to?"
            className="h-12 flex-1 bg-transparent text-14 outline-none max-md:text-16"
          />
          <kbd className="rounded-[4px] border px-1.5 text-[11px] text-faint max-md:hidden">Esc</kbd>
        </div>
        <Command.List className="max-h-[50vh] overflow-y-auto p-1.5">
          <Command.Empty className="px-3 py-8 text-center text-13 text-muted">
            {failed
              ? "The search does not answer. The pages can still be opened from the menu."
              : "Nothing by that name."}
          </Command.Empty>
          {source.entries.map(item)}
          {entries.filter((entry) => !known.has(entry.id)).map(item)}
        </Command.List>
      </Command>
    </dialog>
  );
}
