"use client";
import { type ReactNode, useEffect, useRef } from "react";

/** Whoever is this near to the end reads the newest, in pixels. */
const NEAR = 160;

/** A conversation in a place of its own: opens at its end and stays there while words come, unless one reads above. */
export function StickToEnd({
  at,
  className,
  children,
}: {
  at: number;
  className: string;
  children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const opened = useRef(false);
  const near = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each newer message is a reason to look
  useEffect(() => {
    const { current } = box;
    if (!current || (opened.current && !near.current)) return;
    opened.current = true;
    current.scrollTop = current.scrollHeight;
  }, [at]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a region of the page that scrolls
    <div
      ref={box}
      role="region"
      aria-label="Messages"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        near.current = scrollHeight - scrollTop - clientHeight < NEAR;
      }}
      className={className}
    >
      {children}
    </div>
  );
}
