"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Asks for the page again every few seconds while something is on its way and somebody looks. */
export function Watch({ seconds }: { seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, seconds * 1_000);
    return () => clearInterval(timer);
  }, [router, seconds]);
  return null;
}
