"use client";
import { useState } from "react";
import { useUnsaved } from "@/components/form/unsaved";
import type { ActionResult } from "./action";
import { useAction } from "./use-action";

/**
 * One part of a set-up while somebody changes it. Where it is changed elsewhere meanwhile, an untouched one follows.
 * @param saved what the server holds
 * @param save stores a draft
 */
export function usePart<T extends object>(saved: T, save: (draft: T) => Promise<ActionResult<unknown>>) {
  const [opened, setOpened] = useState(saved);
  const [draft, setDraft] = useState(saved);
  const [stored, setStored] = useState(false);
  const { busy, problem, run } = useAction();
  const dirty = JSON.stringify(draft) !== JSON.stringify(opened);
  const unsaved = useUnsaved(dirty && !busy);
  const kept = JSON.stringify(saved);
  const [seen, setSeen] = useState(kept);
  if (seen !== kept) {
    setSeen(kept);
    setOpened(saved);
    if (!dirty) setDraft(saved);
  }
  return {
    draft,
    dirty,
    busy,
    problem,
    /** It was saved, and is as it was saved. */
    done: stored && !dirty,
    ...unsaved,
    set(change: Partial<T>) {
      setStored(false);
      setDraft((before) => ({ ...before, ...change }));
    },
    takeBack: () => setDraft(opened),
    submit: () =>
      run(
        () => save(draft),
        () => {
          setOpened(draft);
          setStored(true);
        },
      ),
  };
}
