"use client";
import { useCallback, useMemo, useRef } from "react";
import { FIELD_NAMES, type Mark, shiftMarks } from "../../../replies/fields";
import { useDraft } from "../use-draft";

function parse(kept: string): Mark[] {
  try {
    const found: unknown = JSON.parse(kept || "[]");
    if (!Array.isArray(found)) return [];
    return found.filter(
      (one): one is Mark =>
        Number.isInteger(one?.start) && Number.isInteger(one?.end) && FIELD_NAMES.includes(one?.field),
    );
  } catch {
    return [];
  }
}

/** A draft with the places where values were read into it; they move along while it is written. */
export function useMarkedDraft(name: string) {
  const [text, setText] = useDraft(name);
  const [kept, setKept] = useDraft(`${name}:marks`);
  const marks = useMemo(() => parse(kept), [kept]);
  // What is written and what is marked may both change before the next picture of the page.
  const latest = useRef({ text, marks });
  latest.current = { text, marks };
  const keep = useCallback(
    (next: string, all: Mark[]) => {
      latest.current = { text: next, marks: all };
      setText(next);
      setKept(all.length === 0 ? "" : JSON.stringify(all));
    },
    [setText, setKept],
  );
  return {
    text,
    marks,
    set: (next: string) => {
      const { text: before, marks: known } = latest.current;
      keep(next, next === "" ? [] : shiftMarks(known, before, next));
    },
    mark: (added: readonly Mark[]) => {
      const { text: now, marks: known } = latest.current;
      if (added.length > 0) keep(now, [...known, ...added]);
    },
  };
}
