"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

const PAUSE_MS = 3_000;

/** Asks for the page again every few seconds while somebody looks, so that an answer shows without a reload. */
export function Follow() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, PAUSE_MS);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
