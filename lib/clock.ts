// Making one costs a thousand times what using it costs, and a list asks for a hundred times.
const clocks = new Map<string, Intl.DateTimeFormat>();

/** `21:35` on the clock of a zone. */
export function clockTime(iso: string, timeZone: string): string {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" });
    clocks.set(timeZone, clock);
  }
  return clock.format(new Date(iso));
}

/** `in 1 h 22 min`, `in 22 min`; minutes rounded, an instant that has passed is `now`. */
export function untilWords(iso: string, now: number): string {
  const minutes = Math.round((Date.parse(iso) - now) / 60_000);
  if (minutes < 1) return "now";
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `in ${minutes} min` : `in ${hours} h ${minutes % 60} min`;
}

/** `3 min old`, `3 h 28 min old`, `2 d old`. */
export function ageWords(iso: string, now: number): string {
  const minutes = Math.max(0, Math.round((now - Date.parse(iso)) / 60_000));
  if (minutes < 60) return `${minutes} min old`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min old` : `${Math.floor(hours / 24)} d old`;
}
