import { withGuild } from "@/db/context";
import { currencyOf } from "@/features/economy/data/settings";
import { requireGuild } from "@/features/identity/web/session";
import { services } from "@/features/nitrado/data";
import { agents } from "@/features/tickets/data/agents";
import { sanctionPage } from "@/features/tickets/verdict/data/sanctions";
import { channelList } from "../data/feeds";
import { syncState } from "../data/members";
import { moderationKept, rolesToChoose } from "../moderation/data";
import { moderationOf } from "../moderation/rules";
import { mayEnter } from "../rules";
import { type OpenPart, PART_NAMES } from "./moderation-query";

/** How a guild is moderated, what Discord knows of its roles and channels, and its game servers. */
export async function loadModeration(guildId: string, open: OpenPart) {
  const { scope, access } = await requireGuild(guildId, "moderation");
  // Verdicts belong to tickets: to whom these do not exist, what came of them does not.
  const sees = mayEnter(access.sections, "tickets", "support");
  const facts = await withGuild(
    scope,
    async (ctx) => {
      const [kept, channels, roles, sync, currency, game, staff, sanctions] = await Promise.all([
        moderationKept(ctx),
        channelList(ctx),
        rolesToChoose(ctx),
        syncState(ctx),
        currencyOf(ctx, ctx.guildId),
        services(ctx),
        agents(ctx),
        sees && open.part === "sanctions" ? sanctionPage(ctx, open.sanctions) : null,
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
        sanctions,
      };
    },
    { readOnly: true },
  );
  const parts = PART_NAMES.filter((part) => part !== "sanctions" || sees);
  return {
    ...facts,
    access,
    parts,
    manages: mayEnter(access.sections, "moderation", "manager") && !access.seeAs,
  };
}

export type SanctionsData = Awaited<ReturnType<typeof sanctionPage>>;
export type ModerationData = Awaited<ReturnType<typeof loadModeration>>;
