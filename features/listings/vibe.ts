/** How people play on a server. Each is null where too little is known to say it. */
export interface Vibe {
  /** Median distance at which players kill each other, metres, over `fights` kills. */
  fightMetres: number | null;
  fights: number;
  /** Of the hours played, how many in a hundred lie between 22 and 6 on the server's clock. */
  nightPercent: number | null;
  /** Things built and placed in an hour played. */
  builtAnHour: number | null;
  /** Played minutes from one death to the next. */
  lifeMinutes: number | null;
  /** Of a hundred newcomers who played for half an hour on their first day, how many did not die on it. */
  newcomersPercent: number | null;
  newcomers: number;
  /** When it was counted, ISO. */
  at: string;
}

export interface VibeTrait {
  key: string;
  label: string;
  /** The figure with its unit, or null where it is not known yet. */
  value: string | null;
  /** Where it lies between the two ends, 0 to 1. */
  place: number;
  ends: readonly [low: string, high: string];
  /** What was counted. */
  from: string;
}

const between = (value: number, low: number, high: number) =>
  Math.min(1, Math.max(0, (value - low) / (high - low)));
const onScale = (value: number, low: number, high: number) =>
  between(Math.log(Math.max(low, value)), Math.log(low), Math.log(high));

function lifeWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`;
}

/** The five traits, in the order in which they are read. */
export function vibeTraits(vibe: Vibe): VibeTrait[] {
  const { fightMetres, nightPercent, builtAnHour, lifeMinutes, newcomersPercent } = vibe;
  return [
    {
      key: "fights",
      label: "Fights",
      value: fightMetres === null ? null : `${fightMetres} m`,
      place: fightMetres === null ? 0 : onScale(fightMetres, 5, 400),
      ends: ["close", "far"],
      from: `median distance of ${vibe.fights} kills`,
    },
    {
      key: "nights",
      label: "Nights",
      value: nightPercent === null ? null : `${nightPercent} %`,
      place: nightPercent === null ? 0 : between(nightPercent, 0, 60),
      ends: ["by day", "by night"],
      from: "of hours played, 22 to 6 on the server's clock",
    },
    {
      key: "building",
      label: "Building",
      value: builtAnHour === null ? null : `${builtAnHour} an hour`,
      place: builtAnHour === null ? 0 : onScale(builtAnHour + 0.1, 0.1, 12),
      ends: ["nomads", "builders"],
      from: "things built and placed in an hour played",
    },
    {
      key: "life",
      label: "A life",
      value: lifeMinutes === null ? null : lifeWords(lifeMinutes),
      place: lifeMinutes === null ? 0 : onScale(lifeMinutes, 10, 600),
      ends: ["short", "long"],
      from: "played from one death to the next",
    },
    {
      key: "newcomers",
      label: "Newcomers",
      value: newcomersPercent === null ? null : `${newcomersPercent} %`,
      place: newcomersPercent === null ? 0 : newcomersPercent / 100,
      ends: ["die first", "survive"],
      from: `of ${vibe.newcomers} who played for half an hour did not die on their first day`,
    },
  ];
}
