import { withGuild } from "@/db/context";
import { currencyOf } from "@/features/economy/data/settings";
import { channelList, feedTarget } from "@/features/guilds/data/feeds";
import { mayEnter } from "@/features/guilds/rules";
import type { GuildAccess, Section } from "@/features/guilds/schema";
import { scopeForStaff } from "@/features/guilds/scope";
import { requireAccess } from "@/features/identity/web/session";
import { serviceHealths } from "@/features/monitoring/data/service-health";
import { services } from "@/features/nitrado/data";
import { deskWeek } from "../data/desk";
import { readOverview } from "../data/kept";
import { latestFights } from "../data/latest-fights";
import { waitingFor } from "../data/waiting";
import { visibleWidgets } from "../rights";
import type { OverviewQuery } from "../schema";

const DAY_OF_ALL = { range: "24h", serviceId: null } as const;

/** Where the brief is posted to, and who may. */
const mayPost = (access: GuildAccess) => !access.seeAs && mayEnter(access.sections, "overview", "moderator");

/** The first page of a guild's dashboard: what somebody's sections allow of it, in one flight. */
export async function loadOverview(guildId: string, asked: OverviewQuery) {
  const { session, access } = await requireAccess(guildId);
  const may = (name: Section) => access.sections[name] !== undefined;
  const section = may("overview")
    ? "overview"
    : ((Object.keys(access.sections) as Section[])[0] ?? "overview");
  const scope = scopeForStaff(session.user, access.guildId, access.sections, section, "viewer");
  const widgets = visibleWidgets(access.sections);
  const facts = await withGuild(
    scope,
    async (ctx) => {
      const servers = await services(ctx);
      const chosen = servers.find((one) => one.serviceId === asked.serviceId) ?? null;
      const serviceId = chosen?.serviceId ?? null;
      const query = { ...asked, serviceId };
      const isDay = query.range === "24h" && serviceId === null;
      const [read, day, healths, waiting, currency, fights, desk, target, channels] = await Promise.all([
        readOverview(ctx, query, widgets),
        isDay ? null : readOverview(ctx, DAY_OF_ALL, widgets),
        may("overview") || may("servers") ? serviceHealths(ctx) : [],
        waitingFor(ctx, {
          tickets: may("tickets"),
          orders: may("orders"),
          players: may("players"),
          economy: may("economy"),
        }),
        currencyOf(ctx, ctx.guildId),
        may("players") ? latestFights(ctx, chosen?.name ?? null) : null,
        may("tickets") ? deskWeek(ctx) : null,
        mayPost(access) ? feedTarget(ctx, "admin") : null,
        mayPost(access) ? channelList(ctx) : [],
      ]);
      const channel = channels.find((one) => one.channelId === target?.channelId)?.name ?? null;
      return {
        ...read,
        query,
        day: day?.overview ?? read.overview,
        servers,
        healths,
        waiting,
        currency,
        fights,
        desk,
        channel,
      };
    },
    { readOnly: true },
  );
  return { access, mayPost: mayPost(access), now: new Date(), ...facts };
}

export type OverviewFacts = Awaited<ReturnType<typeof loadOverview>>;
