import type { EconomySettings, KillSettings } from "../../../schema";

/** Rules as a form holds them: numbers are texts, and nothing typed means no limit. */
export interface RulesDraft {
  /** By `coins.dailyAmount`, `kills.base` … */
  values: Record<string, string>;
  on: { transfers: boolean; kills: boolean };
  distance: Step[];
  streak: Step[];
  weapons: { id: string; weapon: string; bonus: string }[];
}

export interface Step {
  /** Of the row in the form, nothing more. */
  id: string;
  from: string;
  bonus: string;
}

export interface RuleField {
  name: string;
  label: string;
  hint: string;
  /** What stands behind the number; `coins` is the sign of the guild's coins. */
  unit?: string;
  /** Words, not a number. */
  words?: true;
  /** May be left empty: no limit. */
  free?: true;
}

interface RuleGroup {
  id: string;
  title: string;
  hint: string;
  switched?: { of: keyof RulesDraft["on"]; label: string };
  fields: readonly RuleField[];
}

export const RULE_GROUPS: readonly RuleGroup[] = [
  {
    id: "kills",
    title: "Kills",
    hint: "Paid once the log says who killed whom. Suicides, falls and what was concluded never pay.",
    switched: { of: "kills", label: "Pay for kills" },
    fields: [
      { name: "kills.base", label: "A kill", hint: "Before anything is added.", unit: "coins" },
      {
        name: "kills.headshotBonus",
        label: "Headshot",
        hint: "Added where the log names the head.",
        unit: "coins",
      },
      {
        name: "kills.dailyCap",
        label: "At most a day",
        hint: "For kills, a player and day (UTC). Empty: no limit.",
        unit: "coins",
        free: true,
      },
      {
        name: "kills.suicidePenalty",
        label: "A suicide costs",
        hint: "Never more than there is. 0: nothing.",
        unit: "coins",
      },
      {
        name: "kills.sameVictimMinutes",
        label: "Same victim within",
        hint: "Counts as a repeat of the last paid kill. 0: never.",
        unit: "min",
      },
      { name: "kills.sameVictimPercent", label: "Paid for a repeat", hint: "0: nothing.", unit: "%" },
      {
        name: "kills.freshSpawnMinutes",
        label: "Victim spawned within",
        hint: "Where the log shows the spawn. 0: does not matter.",
        unit: "min",
      },
      { name: "kills.freshSpawnPercent", label: "Paid for a fresh spawn", hint: "100: in full.", unit: "%" },
    ],
  },
  {
    id: "playing",
    title: "Playing",
    hint: "By the log's connect and disconnect; whether somebody did anything is not known.",
    fields: [
      { name: "coins.activityAmount", label: "Pay", hint: "0: playing pays nothing.", unit: "coins" },
      { name: "coins.activityMinutes", label: "for each", hint: "A part of it pays its part.", unit: "min" },
      {
        name: "coins.activityDailyMinutes",
        label: "Paid time a day",
        hint: "A player and day (UTC). Empty: no limit.",
        unit: "min",
        free: true,
      },
    ],
  },
  {
    id: "start",
    title: "Start and daily claim",
    hint: "Given to members and players, whether they play or not.",
    fields: [
      {
        name: "coins.startingCoins",
        label: "Starting coins",
        hint: "Once, with a new account.",
        unit: "coins",
      },
      {
        name: "coins.dailyAmount",
        label: "Daily claim",
        hint: "On the first day. 0: no claim.",
        unit: "coins",
      },
      {
        name: "coins.dailyStreakStep",
        label: "More each day in a row",
        hint: "Added from the second day on.",
        unit: "coins",
      },
      { name: "coins.dailyStreakMax", label: "Grows until day", hint: "Then it stays.", unit: "days" },
    ],
  },
  {
    id: "transfers",
    title: "Transfers",
    hint: "Between people with a linked player.",
    switched: { of: "transfers", label: "Allow transfers" },
    fields: [
      { name: "coins.transferMax", label: "At most at once", hint: "Without the fee.", unit: "coins" },
      {
        name: "coins.transferDailyMax",
        label: "At most a day",
        hint: "A person and day (UTC). Empty: no limit.",
        unit: "coins",
        free: true,
      },
      { name: "coins.transferFee", label: "Fee", hint: "On top, paid by the sender, rounded up.", unit: "%" },
    ],
  },
  {
    id: "bounties",
    title: "Bounties",
    hint: "Held until claimed, and given back when they run out.",
    fields: [
      { name: "coins.bountyMin", label: "At least", hint: "For a new bounty.", unit: "coins" },
      { name: "coins.bountyMax", label: "At most", hint: "For a new bounty.", unit: "coins" },
      { name: "coins.bountyDays", label: "Runs for", hint: "Of new bounties.", unit: "days" },
    ],
  },
  {
    id: "name",
    title: "Name of the coins",
    hint: "Stands in the shop, in wallets and in Discord.",
    fields: [
      { name: "coins.currencyName", label: "Name", hint: "“Grizzly Coins”", words: true },
      { name: "coins.currencySymbol", label: "Short sign", hint: "“GC”", words: true },
    ],
  },
];

const text = (value: number | null) => (value === null ? "" : String(value));

/** The rules as they stand, as a form holds them. */
export function draftOf(coins: EconomySettings, kills: KillSettings): RulesDraft {
  const values: Record<string, string> = { "coins.transferFee": text(coins.transferFeeBp / 100) };
  for (const [half, rules] of Object.entries({ coins, kills }))
    for (const [name, value] of Object.entries(rules)) {
      if (typeof value === "string") values[`${half}.${name}`] = value;
      if (typeof value === "number" || value === null) values[`${half}.${name}`] = text(value);
    }
  return {
    values,
    on: { transfers: coins.transfersEnabled, kills: kills.enabled },
    distance: kills.distanceSteps.map((step) => ({
      id: `m${step.fromMeters}`,
      from: text(step.fromMeters),
      bonus: text(step.bonus),
    })),
    streak: kills.streakSteps.map((step) => ({
      id: `k${step.kills}`,
      from: text(step.kills),
      bonus: text(step.bonus),
    })),
    weapons: Object.entries(kills.weaponBonus).map(([weapon, bonus]) => ({
      id: weapon,
      weapon,
      bonus: text(bonus),
    })),
  };
}

/** A number, or null where there is none: the server then says which field needs one. */
function number(typed: string): number | null {
  const value = typed.trim() === "" ? Number.NaN : Number(typed);
  return Number.isFinite(value) ? value : null;
}

/** What a form holds, as the server takes it. */
export function rulesOf(draft: RulesDraft): {
  coins: Record<string, unknown>;
  kills: Record<string, unknown>;
} {
  const halves: Record<string, Record<string, unknown>> = { coins: {}, kills: {} };
  for (const { fields } of RULE_GROUPS)
    for (const { name, words, free } of fields) {
      const [half = "", key = ""] = name.split(".");
      const typed = draft.values[name] ?? "";
      const value = words ? typed : free && typed.trim() === "" ? null : number(typed);
      const target = halves[half];
      if (target) target[key] = value;
    }
  const { coins = {}, kills = {} } = halves;
  const { transferFee, ...rest } = coins;
  const step = (name: string) => (one: Step) => ({ [name]: number(one.from), bonus: number(one.bonus) });
  return {
    coins: {
      ...rest,
      transfersEnabled: draft.on.transfers,
      transferFeeBp: typeof transferFee === "number" ? Math.round(transferFee * 100) : null,
    },
    kills: {
      ...kills,
      enabled: draft.on.kills,
      distanceSteps: draft.distance.map(step("fromMeters")),
      streakSteps: draft.streak.map(step("kills")),
      weaponBonus: Object.fromEntries(
        draft.weapons.filter((one) => one.weapon !== "").map((one) => [one.weapon, number(one.bonus)]),
      ),
    },
  };
}

const sorted = (steps: readonly Step[]) => [...steps].sort((a, b) => Number(a.from) - Number(b.from));
const plain = (draft: RulesDraft): string => {
  const { coins, kills } = rulesOf({
    ...draft,
    distance: sorted(draft.distance),
    streak: sorted(draft.streak),
    weapons: [...draft.weapons].sort((a, b) => a.weapon.localeCompare(b.weapon, "en")),
  });
  const words = [coins.currencyName, coins.currencySymbol].map((text) => String(text).trim());
  return JSON.stringify([{ ...coins, currencyName: words[0], currencySymbol: words[1] }, kills]);
};

/** Whether two forms say the same, however it is typed and whatever its order. */
export const sameRules = (one: RulesDraft, other: RulesDraft): boolean => plain(one) === plain(other);
