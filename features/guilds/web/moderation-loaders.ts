import { withGuild } from "@/db/context";
import { currencyOf } from "@/features/economy/data/settings";
import { requireGuild } from "@/features/identity/web/session";
import { services } from "@/features/nitrado/data";
import { agents } from "@/features/tickets/data/agents";
import { channelList } from "../data/feeds";
import { syncState } from "../data/members";
import { moderationKept, rolesToChoose } from "../moderation/data";
import { moderationOf } from "../moderation/rules";
import { mayEnter } from "../rules";

/** How a guild is moderated, what Discord knows of its roles and channels, and its game servers. */
export async function loadModeration(guildId: string) {
  const { scope, access } = await requireGuild(guildId, "moderation");
  const facts = await withGuild(
    scope,
    async (ctx) => {
      const [kept, channels, roles, sync, currency, game, staff] = await Promise.all([
        moderationKept(ctx),
        channelList(ctx),
        rolesToChoose(ctx),
        syncState(ctx),
        currencyOf(ctx, ctx.guildId),
        services(ctx),
        agents(ctx),
      ]);
      return {
        moderation: moderationOf(kept),
        own: kept.servers,
        channels,
        roles,
        sync,
        currency,
        agents: staff.map(({ discordId, name }) => ({ discordId, name })),
        servers: game.map(({ serviceId, name }) => ({ serviceId, name })),
      };
    },
    { readOnly: true },
  );
  return { ...facts, access, manages: mayEnter(access.sections, "moderation", "manager") && !access.seeAs };
}

export type ModerationData = Awaited<ReturnType<typeof loadModeration>>;
