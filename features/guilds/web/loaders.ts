import { withGuild } from "@/db/context";
import { guildEconomy } from "@/features/economy/data/overview";
import { currencyOf } from "@/features/economy/data/settings";
import { scopeForStaff } from "@/features/guilds/scope";
import { requireAccess } from "@/features/identity/web/session";
import { logCompleteUntil, services } from "@/features/nitrado/data";
import { recentKills } from "@/features/players/data/kills";
import { orderCounts } from "@/features/shop/data/orders";
import { DAY } from "@/lib/time";
import type { Section } from "../schema";

/** What someone who helps to run a guild sees first: only what their sections allow. */
export async function loadGuildHome(guildId: string) {
  const { session, access } = await requireAccess(guildId);
  const [section] = Object.keys(access.sections) as Section[];
  const scope = scopeForStaff(session.user, access.guildId, access.sections, section ?? "overview", "viewer");
  const may = (name: Section) => access.sections[name] !== undefined;
  const facts = await withGuild(
    scope,
    async (ctx) => {
      const since = new Date(ctx.now.getTime() - 7 * DAY);
      const [orders, economy, coins, servers, logs, kills] = await Promise.all([
        may("orders") ? orderCounts(ctx) : null,
        may("economy") ? guildEconomy(ctx, since) : null,
        currencyOf(ctx, ctx.guildId),
        may("servers") || may("overview") ? services(ctx) : [],
        logCompleteUntil(ctx),
        may("overview") ? recentKills(ctx, ctx.guildId, { limit: 8 }) : [],
      ]);
      const read = servers.map((server) => ({
        ...server,
        readUntil: logs.get(server.serviceId)?.toISOString() ?? null,
      }));
      return { orders, economy, currency: coins, servers: read, kills };
    },
    { readOnly: true },
  );
  return { access, ...facts };
}

export type GuildHomeFacts = Awaited<ReturnType<typeof loadGuildHome>>;
