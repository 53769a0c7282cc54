"use client";
import { useCallback, useEffect, useState } from "react";

const placeOf = (name: string) => `grizzly-draft:${name}`;

/** Throws a draft away. */
export function dropDraft(name: string): void {
  try {
    localStorage.removeItem(placeOf(name));
  } catch {
    // Where nothing could be kept, nothing is left.
  }
}

/**
 * Words that survive a reload, a closed tab and a failed answer, in this browser alone.
 * @param name of the draft; another name is another draft
 */
export function useDraft(name: string): [text: string, set: (text: string) => void] {
  const place = placeOf(name);
  const [text, setText] = useState("");
  // The server knows no drafts: the field begins empty and is filled when the page has come alive.
  useEffect(() => {
    try {
      setText(localStorage.getItem(place) ?? "");
    } catch {
      setText("");
    }
  }, [place]);
  const set = useCallback(
    (next: string) => {
      setText(next);
      try {
        if (next === "") localStorage.removeItem(place);
        else localStorage.setItem(place, next);
      } catch {
        // Without room or permission the words live as long as the page.
      }
    },
    [place],
  );
  return [text, set];
}
