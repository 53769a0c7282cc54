const DAY = 86_400;
/** A step back beyond this is a new day; a smaller one is write order, or the end of summer time. */
const ROLL_BACK = 2 * 3600;
/** Lines were never seen more than 5 s out of order: this much around midnight belongs to the day before. */
const JITTER = 10;

/** `days` since 1970-01-01 of the header's date; null before the first header. */
export interface AdmClockState {
  days: number | null;
  rolled: number;
  seconds: number | null;
}

/**
 * Gives each stamp its day. The log writes a date only in its header; after that a clock that
 * jumps back tells of midnight. A silence of a whole day leaves no trace, see `missesDays`.
 */
export class AdmClock {
  private cachedDay = Number.NaN;
  private cachedDate: string | null = null;

  constructor(readonly state: AdmClockState = { days: null, rolled: 0, seconds: null }) {}

  /** A header starts a new boot: its date and time count from here. */
  start(date: string, seconds: number): void {
    this.state.days = Date.parse(`${date}T00:00:00Z`) / (DAY * 1000);
    this.state.rolled = 0;
    this.state.seconds = seconds;
  }

  /**
   * Local seconds since 1970-01-01 for a stamp (since the first line's midnight where no header
   * gave a date).
   */
  at(seconds: number): number {
    const { state } = this;
    const last = state.seconds;
    const day = (state.days ?? 0) + state.rolled;
    if (last !== null && last - seconds > ROLL_BACK) {
      state.rolled++;
      state.seconds = seconds;
      return (day + 1) * DAY + seconds;
    }
    if (last !== null && state.rolled > 0 && last <= JITTER && seconds >= DAY - JITTER) {
      return (day - 1) * DAY + seconds;
    }
    state.seconds = seconds;
    return day * DAY + seconds;
  }

  /** `YYYY-MM-DD` of a local time that `at` gave; null without a header. */
  date(clock: number): string | null {
    if (this.state.days === null) return null;
    const day = Math.floor(clock / DAY);
    if (day !== this.cachedDay) {
      this.cachedDay = day;
      this.cachedDate = new Date(day * DAY * 1000).toISOString().slice(0, 10);
    }
    return this.cachedDate;
  }
}

/**
 * Whether the log must have been silent over at least one midnight more than it shows: more days lie
 * between its header and the time it was last written to than the clock found. `writtenAt` is
 * local, in seconds since 1970-01-01.
 */
export function missesDays(state: AdmClockState, writtenAt: number): boolean {
  return state.days === null || Math.floor(writtenAt / DAY) > state.days + state.rolled;
}

/** The instant of a local time, given how many minutes the server's clock is ahead of UTC. */
export function admInstant(clock: number, utcOffsetMinutes: number): Date {
  return new Date((clock - utcOffsetMinutes * 60) * 1000);
}
