"use client";
import { type ReactNode, useEffect, useState } from "react";
import { previewMessage } from "../../message-actions";
import prose from "../message.module.css";

/** What is written as it will look, made by the site. */
export function Preview({ text }: { text: string }) {
  const [shown, setShown] = useState<ReactNode>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    previewMessage({ text })
      .then((answer) => {
        if (left) return;
        if (answer.ok) setShown(answer.data);
        else setError(answer.error.message);
      })
      .catch(() => {
        if (!left) setError("The preview could not be made. Your words are kept.");
      });
    return () => {
      left = true;
    };
  }, [text]);
  return (
    <section
      aria-live="polite"
      aria-label="Preview"
      className="max-h-[40dvh] min-h-24 overflow-y-auto px-3.5 py-3 text-14 leading-relaxed"
    >
      {error ? (
        <p className="text-13 text-bad">{error}</p>
      ) : text === "" ? (
        <p className="text-13 text-muted">Nothing is written yet.</p>
      ) : (
        <div className={prose.words}>{shown}</div>
      )}
    </section>
  );
}
