import { sql } from "drizzle-orm";
import { z } from "zod";
import type { SystemContext } from "@/db/context";
import { FLAG_ABOUT, FLAGS, type Flag } from "@/features/guilds/flags";
import { words } from "./keyset";

export const flagsAsked = z.strictObject({ q: words, state: z.enum(["free", "open", "off"]).optional() });

/** How one feature stands for all guilds. */
export interface PlatformFlag {
  flag: Flag;
  /** Off or open for all; null where plans and guilds decide. */
  on: boolean | null;
  /** The lowest plan in place of the flag's own; null: its own. */
  needs: string | null;
  /** Guilds that have chosen on, and off. */
  chosenOn: number;
  chosenOff: number;
}

/** Every feature's switch of the platform, and how many guilds have chosen. */
export async function platformFlags(ctx: SystemContext): Promise<PlatformFlag[]> {
  const { rows } = await ctx.db.execute<{
    platform: boolean;
    flag: string;
    value: boolean | string;
    guilds: number;
  }>(sql`
    select guild_id is null as platform, k.key as flag, k.value, count(*)::int as guilds
    from feature_flags, jsonb_each(flags) k group by 1, 2, 3
    union all
    select true, k.key, k.value, 0 from feature_flags, jsonb_each(plans) k where guild_id is null`);
  const of = (flag: Flag, platform: boolean) =>
    rows.filter((row) => row.flag === flag && row.platform === platform);
  return FLAGS.map((flag) => {
    const own = of(flag, true).map(({ value }) => value);
    const chosen = (on: boolean) => of(flag, false).find(({ value }) => value === on)?.guilds ?? 0;
    return {
      flag,
      on: own.find((value): value is boolean => typeof value === "boolean") ?? null,
      needs: own.find((value): value is string => typeof value === "string") ?? null,
      chosenOn: chosen(true),
      chosenOff: chosen(false),
    };
  });
}

/** A feature with its words, for a list. */
export interface FlagLine extends PlatformFlag {
  name: string;
  about: string;
  /** What happens while it is off. */
  off: string;
  beta: boolean;
}

const STATE = { free: null, open: true, off: false } as const;

/** Every feature that the words and the state fit; all of them are one page. */
export async function listFlags(
  ctx: SystemContext,
  { q, state }: z.output<typeof flagsAsked>,
): Promise<{ rows: FlagLine[]; next: null }> {
  const sought = q?.toLowerCase() ?? "";
  const lines = (await platformFlags(ctx)).map((row): FlagLine => {
    const { name, on: about, off, beta } = FLAG_ABOUT[row.flag];
    return { ...row, name, about, off, beta };
  });
  const rows = lines.filter(
    (line) =>
      (!state || line.on === STATE[state]) &&
      [line.flag, line.name, line.about, line.off].join(" ").toLowerCase().includes(sought),
  );
  return { rows, next: null };
}
