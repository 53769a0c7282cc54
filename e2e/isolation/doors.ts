import type { GuildFacts } from "../fixtures/facts";
import { OPEN_DOORS } from "./open-doors";
import { TABLES } from "./tables";
import { standing, type Verdict } from "./visits";

export interface Door {
  /** Fills the pattern's places; `guild` is whose house it is. */
  path: (guild: GuildFacts) => string;
  method?: "GET" | "POST" | "DELETE";
  /** A JSON or form body, for a POST from our own pages. */
  body?: (guild: GuildFacts) => unknown;
  expects: (person: string | null, guild: GuildFacts) => Verdict;
}

const PLACES: Record<string, (guild: GuildFacts) => string> = {
  guildId: ({ slug }) => slug,
  guild: ({ slug }) => slug,
  number: ({ order }) => String(order),
  item: ({ item }) => String(item),
  itemId: ({ item }) => String(item),
  serviceId: ({ service }) => service,
  slug: ({ listing }) => listing,
  listingId: ({ listingId }) => String(listingId),
  id: () => "00000000-0000-4000-8000-000000000000",
  application: () => "2000000000",
  picture: () => "00000000-0000-4000-8000-000000000000",
  size: () => "banner",
  board: () => "playtime",
  playerId: ({ player }) => String(player),
  otherId: () => "900000000000",
  eventId: () => "1",
  list: () => "users",
  season: () => new Date().toISOString().slice(0, 7),
  page: () => "page",
};

/** A pattern's address in a guild. @throws Error for a place that this table does not know */
export function fill(pattern: string, guild: GuildFacts): string {
  return pattern.replace(/\[(\w+)\]/g, (_, name: string) => {
    // Verdicts, orders and tickets each count within a guild. The first verdict is nobody's of those who try.
    if (name === "number" && /verdicts/.test(pattern)) return "1";
    if (name === "number" && /tickets|desk/.test(pattern)) return String(guild.ticket);
    const place = PLACES[name];
    if (!place) throw new Error(`${pattern}: say in e2e/isolation/doors.ts what stands for [${name}].`);
    return place(guild);
  });
}

const everyone = (): Verdict => "open";
const nobody = (): Verdict => "unauthenticated";
const account = (person: string | null): Verdict => (person === null ? "sign-in" : "open");
/** Somebody's own thing: for the person who made it alone, and missing for all others, owners too. */
const own = (person: string | null, guild: GuildFacts): Verdict =>
  person === null ? "sign-in" : person === guild.buyer ? "open" : "missing";

/** A page of the dashboard; `agents` says whether the desk's agents may enter its section: else it does not exist. */
function dashboard(agents: boolean): Door["expects"] {
  return (person, guild) => {
    const who = standing(person, guild);
    if (who === "visitor") return "sign-in";
    return who === "owner" || (who === "agent" && agents) ? "open" : "missing";
  };
}

/** Owners and agents of either guild. */
const DESK_PEOPLE = new Set(["hollowpine", "marrowwren", "quietledger", "sableotter", "tinroof"]);

/** An interface for signed-in customers: both guilds show themselves, so everyone signed in is one. */
const customer = (person: string | null): Verdict => (person === null ? "unauthenticated" : "open");

/** A file of a section that the desk's agents may not see. */
const staffFile: Door["expects"] = (person, guild) =>
  person === null ? "unauthenticated" : person === guild.owner ? "open" : "missing";

/** What the desk asks for one guild: whom a ticket can go to, and who wrote what in it. */
const DESK_READS = new Set([
  "/api/guilds/[guildId]/desk",
  "/api/guilds/[guildId]/tickets/[number]/transcript",
]);

/** Whether a route answers staff alone, who may read who is who in their guild. */
export const isForStaff = (pattern: string): boolean =>
  /^\/(guilds|desk|api\/desk)(\/|$)/.test(pattern) ||
  DESK_READS.has(pattern) ||
  TABLES.some(([one]) => one === pattern);

const page = (pattern: string, expects: Door["expects"]): [string, Door] => [
  pattern,
  { path: (guild) => fill(pattern, guild), expects },
];

function handler(pattern: string, door: Partial<Door> & Pick<Door, "expects">): [string, Door] {
  return [pattern, { path: (guild) => fill(pattern, guild), ...door }];
}

/** What each door of the build must answer to whom. A door that is not here fails the suite until it is. */
export const DOORS: ReadonlyMap<string, Door> = new Map<string, Door>([
  ...OPEN_DOORS.map((pattern) => page(pattern, everyone)),
  page("/sign-in", (person) => (person === null ? "open" : "leads-on")),
  handler("/[...missing]", { path: () => "/no-such-page", expects: () => "missing" }),

  ...[
    "/me",
    "/me/account",
    "/me/applications",
    "/me/bounties",
    "/me/notifications",
    "/me/orders",
    "/me/players",
    "/me/supporter",
    "/me/tickets",
    "/me/tickets/new",
    "/me/wallet",
    "/checkout/[guild]/[item]",
  ].map((pattern) => page(pattern, account)),
  page("/me/orders/[guild]/[number]", own),
  // An application that nobody wrote.
  page("/me/applications/[application]", (person) => (person === null ? "sign-in" : "missing")),
  page("/me/verdicts/[guild]/[number]", (person) => (person === null ? "sign-in" : "missing")),

  handler("/me/tickets/[guild]/[number]", {
    expects: own,
  }),
  page("/me/tickets/[guild]/[number]/transcript", own),
  // Whoever has tickets in any guild has a desk, which holds those guilds' tickets.
  ...["/desk", "/desk/numbers"].map((pattern) =>
    page(pattern, (person) => (person === null ? "sign-in" : DESK_PEOPLE.has(person) ? "open" : "missing")),
  ),
  page("/desk/[guildId]/[number]/transcript", dashboard(true)),
  handler("/desk/[guildId]/[number]", {
    expects: dashboard(true),
  }),
  ...["/api/desk/inbox", "/api/desk/search"].map((pattern) =>
    handler(pattern, {
      expects: (person) =>
        person === null ? "unauthenticated" : DESK_PEOPLE.has(person) ? "open" : "missing",
    }),
  ),
  handler("/api/me/tickets/search", { expects: customer }),
  handler("/api/me/export", { expects: customer }),
  // An archive that nobody asked for.
  handler("/api/me/export/[id]", {
    expects: (person) => (person === null ? "unauthenticated" : "missing"),
  }),
  // Against a player whom no guild has.
  page("/servers/[slug]/players/[playerId]/against/[otherId]", () => "missing"),
  handler("/api/me/supporter/history", { expects: customer }),
  handler("/api/guilds/[guildId]/desk", {
    expects: (person, guild) => {
      const verdict = dashboard(true)(person, guild);
      return verdict === "sign-in" ? "unauthenticated" : verdict;
    },
  }),
  handler("/api/guilds/[guildId]/tickets/[number]/read", {
    method: "POST",
    body: () => ({ message: 0 }),
    expects: (person, guild) => {
      const verdict = dashboard(true)(person, guild);
      return verdict === "sign-in" ? "unauthenticated" : verdict;
    },
  }),
  handler("/api/guilds/[guildId]/tickets/[number]", {
    expects: (person, guild) => {
      const verdict = dashboard(true)(person, guild);
      return verdict === "sign-in" ? "unauthenticated" : verdict;
    },
  }),
  handler("/api/guilds/[guildId]/tickets/[number]/own", {
    expects: (person, guild) => (person === null ? "unauthenticated" : own(person, guild)),
  }),
  handler("/api/guilds/[guildId]/tickets/[number]/transcript", {
    expects: (person, guild) => {
      const verdict = dashboard(true)(person, guild);
      return verdict === "sign-in" ? "unauthenticated" : verdict;
    },
  }),
  handler("/api/guilds/[guildId]/tickets/[number]/own/transcript", {
    expects: (person, guild) => (person === null ? "unauthenticated" : own(person, guild)),
  }),

  // Behind a message that nobody wrote: nothing, and as always a number that says nothing.
  handler("/api/guilds/[guildId]/tickets/[number]/messages", {
    path: (guild) => `${fill("/api/guilds/[guildId]/tickets/[number]/messages", guild)}?after=2000000000`,
    expects: (person, guild) => {
      const verdict = dashboard(true)(person, guild);
      return verdict === "sign-in" ? "unauthenticated" : verdict;
    },
  }),
  handler("/api/guilds/[guildId]/tickets/[number]/own/messages", {
    path: (guild) => `${fill("/api/guilds/[guildId]/tickets/[number]/own/messages", guild)}?after=2000000000`,
    expects: (person, guild) => (person === null ? "unauthenticated" : own(person, guild)),
  }),
  // About a ticket that no guild has.
  ...["reply", "notes", "own/reply"].map((last) =>
    handler(`/api/guilds/[guildId]/tickets/[number]/${last}`, {
      path: ({ id }) => `/api/guilds/${id}/tickets/900000000/${last}`,
      method: "POST",
      body: () => ({ key: "isolation-ticket-key", text: "Hello", ...(last === "reply" ? { seen: 0 } : {}) }),
      expects: (person) => (person === null ? "unauthenticated" : "missing"),
    }),
  ),
  handler("/api/live/ticket", {
    method: "POST",
    // Whoever may follow none of it gets a pass to nothing.
    body: ({ id, ticket }) => ({ topics: [`ticket:${id}:${ticket}`, `own:${id}:${ticket}`, `desk:${id}`] }),
    expects: (person) => (person === null ? "unauthenticated" : "open"),
  }),

  // Somebody's own agents write replies; a file without a name is refused to everybody who may send one at all.
  page("/desk/replies", (person) =>
    person === null ? "sign-in" : DESK_PEOPLE.has(person) ? "open" : "missing",
  ),
  handler("/api/guilds/[guildId]/tickets/[number]/replies", {
    expects: (person, guild) => {
      const verdict = dashboard(true)(person, guild);
      return verdict === "sign-in" ? "unauthenticated" : verdict;
    },
  }),
  handler("/api/guilds/[guildId]/tickets/files", {
    method: "POST",
    body: () => "no file",
    expects: (person) => (person === null ? "unauthenticated" : "refused"),
  }),
  handler("/api/guilds/[guildId]/tickets/files/[id]", {
    method: "DELETE",
    expects: (person) => (person === null ? "unauthenticated" : "missing"),
  }),
  handler("/api/guilds/[guildId]/tickets/[number]/files/[id]", {
    expects: (person) => (person === null ? "unauthenticated" : "missing"),
  }),

  page("/guilds/[guildId]", dashboard(true)),
  page("/guilds/[guildId]/no-access", dashboard(true)),
  page("/guilds/[guildId]/map", dashboard(true)),
  page("/guilds/[guildId]/players", dashboard(true)),
  page("/guilds/[guildId]/kills", dashboard(true)),
  page("/guilds/[guildId]/players/[playerId]", dashboard(true)),
  page("/guilds/[guildId]/bounties", dashboard(false)),
  page("/guilds/[guildId]/economy", dashboard(false)),
  page("/guilds/[guildId]/economy/rules", dashboard(false)),
  page("/guilds/[guildId]/economy/grants", dashboard(false)),
  page("/guilds/[guildId]/economy/ledger", dashboard(false)),
  page("/guilds/[guildId]/health", dashboard(false)),
  page("/guilds/[guildId]/audit", dashboard(false)),
  page("/guilds/[guildId]/feeds", dashboard(false)),
  page("/guilds/[guildId]/members", dashboard(false)),
  page("/guilds/[guildId]/moderation", dashboard(false)),
  page("/guilds/[guildId]/listing", dashboard(false)),
  page("/guilds/[guildId]/listing/[listingId]", dashboard(false)),
  page("/guilds/[guildId]/setup", dashboard(false)),
  page("/guilds/[guildId]/flags", dashboard(false)),
  page("/guilds/[guildId]/plan", dashboard(false)),
  page("/guilds/[guildId]/servers", dashboard(false)),
  page("/guilds/[guildId]/servers/connect", dashboard(false)),
  page("/guilds/[guildId]/servers/[serviceId]", dashboard(false)),
  page("/guilds/[guildId]/servers/[serviceId]/lists", dashboard(false)),
  page("/guilds/[guildId]/servers/[serviceId]/permissions", dashboard(false)),
  page("/guilds/[guildId]/deliveries", dashboard(false)),
  page("/guilds/[guildId]/deliveries/zones", dashboard(false)),
  page("/guilds/[guildId]/deliveries/events", dashboard(false)),
  ...["/guilds/[guildId]/tickets", "/guilds/[guildId]/tickets/[number]"].map((pattern) =>
    page(pattern, (person, guild) => {
      const verdict = dashboard(true)(person, guild);
      return verdict === "open" ? "leads-on" : verdict;
    }),
  ),
  page("/guilds/[guildId]/orders", dashboard(true)),
  page("/guilds/[guildId]/orders/[number]", dashboard(true)),
  page("/guilds/[guildId]/shop", dashboard(false)),
  page("/guilds/[guildId]/shop/new", dashboard(false)),
  page("/guilds/[guildId]/shop/[itemId]", dashboard(false)),

  handler("/servers/[slug]/join", { expects: () => "leads-on" }),
  // A picture that no listing has.
  handler("/servers/[slug]/banner/[id]/[size]", { expects: () => "missing" }),
  handler("/api/listings/[slug]/view", { method: "POST", body: () => ({}), expects: everyone }),
  handler("/api/guilds/[guildId]/listings/[listingId]/banner", {
    method: "POST",
    body: () => "no picture",
    expects: (person, guild) => {
      const verdict = staffFile(person, guild);
      return verdict === "open" ? "refused" : verdict;
    },
  }),
  handler("/api/guilds/[guildId]/listings/[listingId]/banner/[picture]", {
    expects: (person) => (person === null ? "unauthenticated" : "missing"),
  }),
  handler("/api/guilds/[guildId]/listings/[listingId]/days", { expects: staffFile }),
  handler("/api/leaderboards/[slug]", {
    path: ({ listing }) => `/api/leaderboards/${listing}?board=kills`,
    expects: everyone,
  }),
  handler("/api/guilds/[guildId]/footprint/[serviceId]", { expects: customer }),
  handler("/api/guilds/[guildId]/wallet/ledger", { expects: customer }),
  ...TABLES.map(([pattern, agents, query = ""]) =>
    handler(pattern, {
      path: (guild) => `${fill(pattern, guild)}${query}`,
      expects: (person, guild) =>
        agents && standing(person, guild) === "agent" ? "open" : staffFile(person, guild),
    }),
  ),
  handler("/api/guilds/[guildId]/pulse", {
    expects: (person, guild) => {
      const who = standing(person, guild);
      if (who === "visitor") return "unauthenticated";
      return who === "owner" || who === "agent" ? "open" : "missing";
    },
  }),
  handler("/api/guilds/[guildId]/economy/simulate", {
    method: "POST",
    body: () => ({ coins: {}, kills: {} }),
    expects: staffFile,
  }),
  handler("/api/guilds/[guildId]/shop/orders/[number]", {
    expects: (person, guild) => (person === null ? "unauthenticated" : own(person, guild)),
  }),
  handler("/api/guilds/[guildId]/shop/quote", {
    path: ({ slug, item }) => `/api/guilds/${slug}/shop/quote?itemId=${item}&quantity=1`,
    expects: customer,
  }),
  handler("/api/guilds/[guildId]/shop/purchase", {
    method: "POST",
    // Nobody of the seven has a player who would receive it, so nothing is ever paid.
    body: ({ item, price }) => ({
      key: `isolation-${crypto.randomUUID()}`,
      itemId: item,
      quantity: 1,
      playerId: 2_000_000_000,
      serviceId: null,
      place: null,
      expectedPrice: price,
    }),
    expects: (person) => (person === null ? "unauthenticated" : "refused"),
  }),
  handler("/api/link/patreon/start", {
    method: "POST",
    body: () => "returnTo=%2Fme%2Fsupporter",
    expects: (person) => (person === null ? "unauthenticated" : "leads-on"),
  }),
  handler("/api/link/patreon/callback", {
    path: () => "/api/link/patreon/callback?state=none&code=none",
    expects: (person) => (person === null ? "sign-in" : "leads-on"),
  }),
  handler("/api/link/nitrado/start", {
    method: "POST",
    body: ({ id }) => `guildId=${id}`,
    expects: (person, guild) => {
      const who = standing(person, guild);
      if (who === "visitor") return "unauthenticated";
      return who === "owner" ? "leads-on" : "missing";
    },
  }),
  handler("/api/link/nitrado/callback", {
    path: () => "/api/link/nitrado/callback?state=none&code=none",
    expects: (person) => (person === null ? "sign-in" : "leads-on"),
  }),
  handler("/api/auth/[...nextauth]", { path: () => "/api/auth/no-such-thing", expects: () => "missing" }),
  handler("/api/internal/revalidate", { method: "POST", body: () => ({ tags: ["home"] }), expects: nobody }),
  handler("/api/webhooks/patreon", { method: "POST", body: () => ({ data: {} }), expects: nobody }),
]);
