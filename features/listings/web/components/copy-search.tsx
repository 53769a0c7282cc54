"use client";
import { useState } from "react";

/** Copies the address of what is found: filters and order stand in it. */
export function CopySearch() {
  const [copied, setCopied] = useState(false);
  return (
    <button
      type="button"
      onClick={() =>
        navigator.clipboard.writeText(window.location.href).then(
          () => setCopied(true),
          () => setCopied(false),
        )
      }
      onBlur={() => setCopied(false)}
    >
      <span role="status">{copied ? "Copied" : "Copy this search"}</span>
    </button>
  );
}
