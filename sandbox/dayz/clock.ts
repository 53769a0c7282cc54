const two = (value: number) => String(value).padStart(2, "0");

/** A moment on a host's clock, as the game's logs and file names have it. `at` in seconds since 1970, UTC. */
export function hostClock(at: number, utcOffsetMinutes: number) {
  const local = new Date((at + utcOffsetMinutes * 60) * 1_000);
  const [hours, minutes, seconds] = [local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds()];
  return {
    date: local.toISOString().slice(0, 10),
    /** HH:MM:SS */
    time: `${two(hours)}:${two(minutes)}:${two(seconds)}`,
    /** The RPT's: hours padded with a space, milliseconds at the end. */
    rpt: `${String(hours).padStart(2, " ")}:${two(minutes)}:${two(seconds)}.${String((at * 37) % 1_000).padStart(3, "0")}`,
    hour: hours,
  };
}

/** Days since 1970, and seconds into the day, on a host's clock. */
export function hostDay(at: number, utcOffsetMinutes: number): { day: number; second: number } {
  const local = at + utcOffsetMinutes * 60;
  return { day: Math.floor(local / 86_400), second: ((local % 86_400) + 86_400) % 86_400 };
}
