"use client";

import { useEffect, useSyncExternalStore } from "react";

const never = () => () => undefined;

/**
 * The blocking script that sets the theme before the first paint and makes times, copy buttons and menus work.
 * First in the body of every frame; signed-in pages give it their nonce.
 */
export function FrameScript({ nonce }: { nonce?: string }) {
  // Only HTML from the server runs a script element; one that React makes in the browser does not.
  const inHtml = useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
  useEffect(() => {
    // A page that was built in the browser, because it failed or is missing, has not run it yet.
    if (window.grizzlyTheme || document.querySelector("script[data-frame]")) return;
    const script = document.createElement("script");
    script.src = "/frame.js";
    script.dataset.frame = "";
    document.head.append(script);
  }, []);
  return inHtml ? <script src="/frame.js" nonce={nonce} suppressHydrationWarning /> : null;
}
