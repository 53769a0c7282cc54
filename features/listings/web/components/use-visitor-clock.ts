"use client";
import { useSyncExternalStore } from "react";

const never = () => () => undefined;
const zone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;
let opened = 0;
// One moment a page view: what is "now" must not differ between two rows.
const moment = () => {
  opened ||= Date.now();
  return opened;
};

/**
 * The visitor's time zone and the moment of the view. The prerendered page knows neither: it says UTC and the
 * moment of its own data, and is corrected as soon as the browser has it.
 */
export function useVisitorClock(renderedAt: string): { timeZone: string; now: number } {
  const timeZone = useSyncExternalStore(never, zone, () => "UTC");
  const now = useSyncExternalStore(never, moment, () => Date.parse(renderedAt));
  return { timeZone, now };
}
