import { sandboxEnv } from "@/features/identity/testing/browser";
import type { BigGuilds } from "./big-guild";
import { type GuildSize, LARGE, SMALL } from "./big-guild-size";
import { type DashboardPage, dashboardPages } from "./dashboard-pages";
import { setNow } from "./session-stand-in";

// Besides each page as it opens: views that read something else.
const ALSO: Record<string, readonly Record<string, string>[]> = {
  "": [{ range: "30d" }, { range: "90d" }],
  players: [{ sort: "kills" }, { sort: "playtime" }, { q: "yer_17" }],
  "players/[playerId]": [{ tab: "sessions" }, { tab: "activity" }, { tab: "wallet" }],
  kills: [{ weapon: "M4-A1" }],
  map: [{ view: "table" }],
  orders: [{ show: "delivered" }, { text: "Player_17" }],
  bounties: [{ show: "claimed" }],
  deliveries: [{ show: "done" }],
  members: [{ view: "members" }, { view: "members", q: "son 17" }],
  audit: [{ about: "rights" }, { about: "shop" }],
};

const NAMES: Record<string, string> = {
  playerId: "select player_id as id from player_profiles where guild_id = $1 order by kills desc limit 1",
  number: "select number as id from shop_purchases where guild_id = $1 order by number desc limit 1",
  itemId: "select item_id as id from shop_items where guild_id = $1 limit 1",
  serviceId: "select service_id as id from nitrado_services where guild_id = $1 order by 1 limit 1",
  listingId: "select listing_id as id from server_listings where guild_id = $1 order by 1 limit 1",
};

/** A page of the dashboard with what its address says. */
export interface Visit {
  name: string;
  open: (size: GuildSize) => Promise<unknown>;
}

async function namesOf({ superuser }: BigGuilds, { guild }: GuildSize): Promise<Record<string, string>> {
  const names: Record<string, string> = { guildId: guild };
  for (const [name, text] of Object.entries(NAMES)) {
    const [row] = await superuser<{ id: string | number }>(text, [guild]);
    names[name] = String(row?.id);
  }
  return names;
}

function visit(
  { path, page }: DashboardPage,
  search: Record<string, string>,
  names: Map<string, Record<string, string>>,
): Visit {
  const query = new URLSearchParams(search).toString();
  return {
    name: `/${path}${query && `?${query}`}`,
    open: ({ guild }) =>
      page({ params: Promise.resolve(names.get(guild) ?? {}), searchParams: Promise.resolve(search) }),
  };
}

/** Every page of the dashboard, called as Next calls it, by the owner of either made guild. */
export async function dashboardVisits(guilds: BigGuilds): Promise<Visit[]> {
  // What pages ask of the settings, such as addresses; nobody is called at them.
  Object.assign(process.env, sandboxEnv("http://127.0.0.1:9", "http://127.0.0.1:9"));
  setNow(guilds.now);
  const names = new Map<string, Record<string, string>>();
  for (const size of [SMALL, LARGE]) names.set(size.guild, await namesOf(guilds, size));
  return (await dashboardPages()).flatMap((page) =>
    [{}, ...(ALSO[page.path] ?? [])].map((search) => visit(page, search, names)),
  );
}
