import type { Connection } from "@/features/nitrado/data/access";
import type { SetupService } from "@/features/nitrado/data/setup";
import type { GuildPlan } from "@/features/supporters/data/guild-plan";
import type { DiscordProblem } from "./discord-problems";
import type { ChannelDto, FeedState } from "./feeds";

export type { SetupService };

export const SETUP_STEPS = [
  "bot",
  "permissions",
  "plan",
  "nitrado",
  "servers",
  "logs",
  "first-line",
  "feeds",
  "shop",
  "economy",
  "staff",
] as const;
export type SetupStepKey = (typeof SETUP_STEPS)[number];

/** What is known of how far a guild is set up. */
export interface SetupFacts {
  sync: { at: Date | null; botPresent: boolean; members: number | null };
  channels: readonly ChannelDto[];
  feeds: readonly FeedState[];
  /** Rights in Discord that are missing for what is switched on. */
  missing: readonly DiscordProblem[];
  plan: GuildPlan;
  connections: readonly Connection[];
  services: readonly SetupService[];
  onSale: { count: number; changedAt: Date | null };
  economyChangedAt: Date | null;
  rights: { count: number; givenAt: Date | null };
  /** Steps that somebody has looked at and left, with when. */
  reviewed: ReadonlyMap<string, Date>;
}

export interface SetupStep {
  key: SetupStepKey;
  title: string;
  /** `unknown`: it cannot be known before something else is done. */
  state: "done" | "open" | "failing" | "unknown";
  /** What was seen, in a sentence; only where it is done. */
  evidence: string | null;
  /** Why it is not done, in a sentence. */
  cause: string | null;
  /** When that was seen; of a declined payment the day until which the plan stays. */
  at: Date | null;
  /** The one thing that fixes it: a place in the dashboard, or the invitation of the bot. */
  fix: { label: string; path: string } | "invite";
  /** Where it stands in the dashboard. */
  home: string | null;
  /** Whether the guild may say that it does without. */
  mayReview: boolean;
  /** It does. */
  reviewed: boolean;
}
