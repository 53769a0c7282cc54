import { STANDING_DAYS, type StandingDays } from "../books";

type Params = Record<string, string | string[] | undefined>;

/** Days that the address asks the overview for; 30 where it says nothing that makes sense. */
export function readDays(params: Params): StandingDays {
  const asked = [params.days].flat()[0];
  return STANDING_DAYS.find((days) => String(days) === asked) ?? 30;
}

/** Whom the address of the grants names, or what name it looks for. */
export function readPerson(params: Params): { person: string | null; who: string } {
  const person = [params.person].flat()[0] ?? "";
  const who = ([params.who].flat()[0] ?? "").replace(/\p{Cc}/gu, "").trim();
  return { person: /^\d{17,20}$/.test(person) ? person : null, who: who.slice(0, 60) };
}
