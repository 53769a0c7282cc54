"use client";

import { useEffect } from "react";

/**
 * The blocking script that sets the theme before the first paint and makes times, copy buttons and menus work.
 * First in the body of every frame; signed-in pages give it their nonce.
 */
export function FrameScript({ nonce }: { nonce?: string }) {
  useEffect(() => {
    // A page that React had to build in the browser (a failed or missing one) carries the element, but never ran it.
    if (window.grizzlyTheme || document.querySelector("script[data-frame]")) return;
    const script = document.createElement("script");
    script.src = "/frame.js";
    script.dataset.frame = "";
    document.head.append(script);
  }, []);
  return <script src="/frame.js" nonce={nonce} suppressHydrationWarning />;
}
