import type { GuildChoice } from "@/features/guilds/schema";
import type { Tier } from "@/features/supporters/schema";
import type { SessionUser } from "./schema";

/** What `/api/me` tells a visitor about themselves. */
export type MeResponse =
  | { user: null }
  | {
      user: SessionUser;
      tier: Tier;
      /** Balance in the guild that was asked for; null when none was, or it is not known. */
      coins: number | null;
      /** Notices that were not seen yet; 99 stands for more. */
      unread: number;
      /** Guilds with a dashboard for this person, by name, as far as is known without asking Discord. */
      guilds: GuildChoice[];
    };
