import { usePathname, useRouter } from "next/navigation";
import { useEffect, useLayoutEffect, useRef, useState, useTransition } from "react";
import type { PulseVersions } from "@/features/events/pulse-topics";
import { watchRows } from "./live-rows";
import { topicsOf } from "./live-topics";

/** How often a page is looked at again that was being worked in. */
const AGAIN_MS = 1_000;

/** Whether somebody would lose what they are at: every dirty guard answers the question that leaving the page asks. */
function isHeld(): boolean {
  const leaving = new Event("beforeunload", { cancelable: true });
  if (!window.dispatchEvent(leaving)) return true;
  return document.querySelector("dialog[open], [role=dialog][data-state=open]") !== null;
}

const differs = (path: string, now: PulseVersions, before: PulseVersions) =>
  topicsOf(path).some((topic) => topic in now && now[topic] !== before[topic]);

/**
 * The versions of what stands on the open page. The layout is rendered when a document loads and when a page is
 * refreshed; a page that is walked to is newer than it, and one that is gone back to is as old as it was left.
 */
function useStanding(path: string, versions: PulseVersions, shown: PulseVersions) {
  const standing = useRef(shown);
  const newest = useRef(shown);
  const left = useRef(new Map<string, PulseVersions>());
  const back = useRef(false);
  useEffect(() => {
    const note = () => {
      back.current = true;
    };
    window.addEventListener("popstate", note);
    return () => window.removeEventListener("popstate", note);
  }, []);
  useEffect(() => {
    newest.current = versions;
  }, [versions]);
  useEffect(() => {
    standing.current = shown;
    newest.current = shown;
  }, [shown]);
  useEffect(() => {
    standing.current = (back.current ? left.current.get(path) : null) ?? newest.current;
    back.current = false;
    const pages = left.current;
    return () => void pages.set(path, standing.current);
  }, [path]);
  return standing;
}

/**
 * Renders the open page's server components anew when one of its topics has moved on: what is typed, focused,
 * scrolled and opened stays. @returns whether newer data wait for a form or a dialog
 */
export function useRefresh(versions: PulseVersions, shown: PulseVersions): boolean {
  const router = useRouter();
  const path = usePathname();
  const [pending, start] = useTransition();
  const [waits, setWaits] = useState(false);
  const standing = useStanding(path, versions, shown);
  const endWatch = useRef<(() => void) | null>(null);
  // One answer causes one refresh: what is rendered then may already be newer than the answer.
  const done = useRef<{ path: string; versions: PulseVersions } | null>(null);

  useEffect(() => {
    const seen = done.current?.path === path && done.current.versions === versions;
    if (pending || seen) return;
    if (!differs(path, versions, standing.current)) {
      done.current = { path, versions };
      return setWaits(false);
    }
    const attempt = () => {
      const held = isHeld();
      setWaits(held);
      if (held) return;
      done.current = { path, versions };
      clearInterval(timer);
      const content = document.getElementById("content");
      endWatch.current = content && watchRows(content);
      start(() => router.refresh());
    };
    const timer = setInterval(() => document.visibilityState === "visible" && attempt(), AGAIN_MS);
    attempt();
    return () => clearInterval(timer);
  }, [versions, path, pending, router, standing]);

  useLayoutEffect(() => {
    if (pending) return;
    endWatch.current?.();
    endWatch.current = null;
  }, [pending]);
  return waits;
}
