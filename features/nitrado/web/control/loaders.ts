import { notFound } from "next/navigation";
import { type GuildContext, withGuild } from "@/db/context";
import { requireGuild } from "@/features/identity/web/session";
import { type ChartRange, serverCharts } from "@/features/monitoring/data/server-charts";
import { AppError } from "@/lib/errors";
import { DAY } from "@/lib/time";
import { commandsOf } from "../../control/data/commands";
import { listView } from "../../control/data/lists";
import { controlLevels, memberChoices, permissionsOf } from "../../control/data/permissions";
import { controlServer, controlServers, serverExists } from "../../control/data/servers";
import type { ListName } from "../../control/lists";
import { type ControlAction, type ControlLevels, lacking, may } from "../../control/rights";
import { bootsSince } from "../../log/boots";
import { serviceIdInput } from "../../schema";
import { askingOf } from "./who";

const READ = { readOnly: true };

/** Why each thing cannot be done now, in words; null where it can. */
export type Obstacles = Record<ControlAction, string | null>;

const ACTIONS: readonly ControlAction[] = [
  "view",
  "start",
  "restart",
  "stop",
  "cancel",
  "settle",
  "schedule",
  "lists",
  "grant",
];
const SENDS: readonly ControlAction[] = ["start", "restart", "stop", "schedule"];

function obstaclesOf(
  levels: ControlLevels,
  { refusal, listRefusal }: { refusal: string | null; listRefusal: string | null },
): Obstacles {
  const why = (action: ControlAction) => {
    if (!may(levels, action)) return lacking(levels, action);
    if (SENDS.includes(action)) return refusal;
    return action === "lists" ? listRefusal : null;
  };
  return Object.fromEntries(ACTIONS.map((action) => [action, why(action)])) as Obstacles;
}

/** The guild's game servers, for whoever may look at them. */
export async function loadServers(guildId: string) {
  const { scope, access } = await requireGuild(guildId, "servers");
  const servers = await withGuild(scope, (ctx) => controlServers(ctx), READ);
  return { access, servers };
}

/** Whether the guild has this server, and the reader may know. */
export async function hasServer(guildId: string, serviceId: string): Promise<boolean> {
  const { scope } = await requireGuild(guildId, "servers");
  if (!serviceIdInput.safeParse(serviceId).success) return false;
  return withGuild(scope, (ctx) => serverExists(ctx, serviceId), READ);
}

/** A page about one server: what every one of them shows, and `more` of its own. */
async function loadOne<T>(
  guildId: string,
  serviceId: string,
  more: (ctx: GuildContext, obstacles: Obstacles) => Promise<T>,
) {
  const staff = await requireGuild(guildId, "servers");
  if (!serviceIdInput.safeParse(serviceId).success) notFound();
  const asking = await askingOf(staff, false);
  try {
    return await withGuild(
      staff.scope,
      async (ctx) => {
        const server = await controlServer(ctx, serviceId);
        const levels = await controlLevels(ctx, serviceId, asking);
        const obstacles = obstaclesOf(levels, server);
        return {
          access: staff.access,
          server,
          obstacles,
          now: ctx.now.toISOString(),
          ...(await more(ctx, obstacles)),
        };
      },
      READ,
    );
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}

/** A server's state, its commands, its starts of the last week, and its charts. */
export function loadServer(guildId: string, serviceId: string, range: ChartRange) {
  return loadOne(guildId, serviceId, async (ctx) => {
    const [commands, boots, charts] = await Promise.all([
      commandsOf(ctx, serviceId),
      bootsSince(ctx, serviceId, new Date(ctx.now.getTime() - 7 * DAY)),
      serverCharts(ctx, serviceId, range),
    ]);
    return { commands, boots: boots.slice(-12).reverse(), charts };
  });
}

/** One of a server's player lists with its history. */
export function loadList(
  guildId: string,
  serviceId: string,
  list: ListName,
  query: { search: string; before: number | null },
) {
  return loadOne(guildId, serviceId, async (ctx) => ({ view: await listView(ctx, serviceId, list, query) }));
}

/** Who may do what to a server. Members are named only for those who may give a level. */
export function loadPermissions(guildId: string, serviceId: string) {
  return loadOne(guildId, serviceId, async (ctx, { grant }) => ({
    permissions: await permissionsOf(ctx, serviceId),
    members: grant === null ? await memberChoices(ctx) : [],
  }));
}

export type ServerData = Awaited<ReturnType<typeof loadServer>>;
export type ListData = Awaited<ReturnType<typeof loadList>>;
export type PermissionData = Awaited<ReturnType<typeof loadPermissions>>;
