import type { Section } from "@/features/guilds/schema";
import { SECTION_WORDS } from "@/features/guilds/words";
import { PLATFORM_ACTIONS } from "./platform-words";
import type { AuditEntry, Names } from "./schema";

/** Actions as the end of a sentence that begins with a name. */
const ACTIONS: Record<string, string> = {
  "audit.undo": "undid a change",
  "bounties.cancel": "cancelled a bounty",
  "bounties.claim": "claimed a bounty",
  "bounties.expire": "let a bounty end",
  "bounties.place": "placed a bounty",
  "dashboard.brief.post": "posted the brief",
  "deliveries.attempt.step": "moved a delivery on",
  "deliveries.choices.update": "changed how a server delivers",
  "economy.grant": "gave coins",
  "economy.fine": "took coins",
  "economy.undo": "set coins back",
  "economy.verdict.give": "gave coins by a verdict",
  "economy.verdict.take": "took a verdict's coins back",
  "economy.settings.update": "changed the rules for coins",
  "economy.kill-settings.update": "changed what kills pay",
  "guilds.add": "brought the guild to Grizzly",
  "guilds.feed.test": "posted a test",
  "guilds.feed.update": "changed a feed",
  "guilds.flag.platform": "switched a feature for all guilds",
  "guilds.flag.update": "switched a feature",
  "guilds.member.ban": "banned a member",
  "guilds.member.ban.end": "lifted a ban",
  "guilds.member.ban.seen": "saw a ban that was given in Discord",
  "guilds.member.kick": "sent a member away",
  "guilds.member.timeout": "timed a member out",
  "guilds.member.warn": "warned a member",
  "guilds.moderation.server": "changed a server's moderation",
  "guilds.moderation.update": "changed the moderation",
  "guilds.rights.grant": "gave a right",
  "guilds.rights.revoke": "took a right back",
  "guilds.setup.review": "looked at a step of the set-up",
  "guilds.see_as.start": "began to see as somebody else",
  "guilds.see_as.stop": "stopped seeing as somebody else",
  "listing.application.answer": "answered staff about an application",
  "listing.application.approve": "approved an application",
  "listing.application.ask": "asked about an application",
  "listing.application.begin": "began to register a server",
  "listing.application.drop": "threw an application away",
  "listing.application.look": "looked for the proof of an application",
  "listing.application.prove": "proved a server to be its owner's",
  "listing.application.refuse": "refused an application",
  "listing.application.revise": "opened an application to change it",
  "listing.application.save": "changed an application",
  "listing.application.submit": "sent an application to review",
  "listing.application.write": "wrote about an application",
  "listing.create": "began a listing",
  "listing.draft.discard": "threw changes of a listing away",
  "listing.draft.save": "changed the draft of a listing",
  "listing.features.update": "changed the listing",
  "listing.hide": "hid a listing",
  "listing.picture.upload": "uploaded a picture for a listing",
  "listing.publish": "brought a listing before visitors",
  "listing.reject": "gave a listing back",
  "listing.report": "reported a listing or a review",
  "listing.report.decide": "decided on a report",
  "listing.review.answer": "answered a review",
  "listing.review.change": "changed a review",
  "listing.review.hide": "hid a review",
  "listing.review.remove": "took a review away",
  "listing.review.show": "showed a review again",
  "listing.review.unanswer": "took an answer to a review away",
  "listing.review.write": "reviewed a server",
  "listing.server.register": "made a server known",
  "listing.server.update": "corrected what is known of a server",
  "listing.submit": "sent a listing to review",
  "listing.text": "brought the length of a listing's text to the plan",
  "listing.update": "changed the listing",
  "nitrado.command.ask": "asked a server to act",
  "nitrado.connect": "connected Nitrado",
  "nitrado.list.ask": "asked to change a player list",
  "nitrado.service.live": "switched a server live",
  "nitrado.service.sync": "read from Nitrado how a server stands",
  "nitrado.disconnect": "disconnected Nitrado",
  "nitrado.permission.set": "set a level over a server",
  "players.kill.restore": "let a struck kill count again",
  "players.kill.strike": "struck a kill",
  "players.link": "linked a player",
  "players.note.add": "wrote a note about a player",
  "players.note.remove": "took a note away",
  "players.privacy": "changed what their player shows",
  "players.unlink": "unlinked a player",
  "shop.item.create": "made an item",
  "shop.item.update": "changed an item",
  "shop.item.pause": "paused an item",
  "shop.item.restock": "restocked an item",
  "shop.order.advance": "moved an order on",
  "shop.order.pay": "paid an order",
  "shop.order.refund": "refunded an order",
  "tickets.assign": "assigned a ticket",
  "tickets.bulk": "changed many tickets at once",
  "tickets.bulk.undo": "undid a change of many tickets",
  "tickets.close": "closed a ticket",
  "tickets.link": "linked two tickets",
  "tickets.merge": "merged two tickets",
  "tickets.move": "moved a ticket",
  "tickets.open": "opened a ticket",
  "tickets.priority": "set the priority of a ticket",
  "tickets.reopen": "opened a ticket again",
  "tickets.split": "split a ticket",
  "tickets.tag": "changed the tags of a ticket",
  "tickets.unlink": "took a link between tickets away",
  "tickets.unmerge": "took a merge back",
  "tickets.clock.stop": "stopped the clock of",
  "tickets.evidence.freeze": "froze the log of",
  "tickets.verdict.ban": "banned a player by a verdict",
  "tickets.verdict.coins": "compensated somebody by a verdict",
  "tickets.verdict.give": "gave a verdict",
  "tickets.verdict.item": "gave somebody an item by a verdict",
  "tickets.verdict.refund": "refunded an order by a verdict",
  "tickets.verdict.undo": "took a part of a verdict back",
  "tickets.verdict.warn": "warned a player by a verdict",
  "supporters.guild.change": "changed the plan that pays for the guild",
  "supporters.guild.leave": "took their plan to another guild",
  "supporters.guild.support": "pays for the guild with their plan",
  "supporters.role.apply": "brought a supporter's role in Discord up to date",
  "supporters.roles.repair": "had a supporter's role put right",
  "supporters.roles.set": "chose the roles that show supporters' tiers",
};

const spaced = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/[._-]+/g, " ")
    .toLowerCase();

/** An action in words; one that has none yet says its own name. */
export const actionWords = (action: string): string =>
  ACTIONS[action] ?? PLATFORM_ACTIONS[action] ?? spaced(action);

const FIELDS: Record<string, string> = {
  banDays: "longest ban in days",
  wordsCaught: "a held-back word",
  spamMessages: "spam from messages",
  newAccountDays: "accounts younger than days",
  muteMinutes: "mute in minutes",
  channelId: "channel",
  minMetres: "only from metres",
  minCoins: "only from coins",
  certainOnly: "only what the log says",
  delayMinutes: "delay in minutes",
  subjectKind: "given to a",
  subjectId: "who",
  transferFeeBp: "transfer fee in hundredths of a percent",
  activityAmount: "pay for playing",
  activityMinutes: "minutes that are paid once",
  activityDailyMinutes: "paid minutes a day",
};

export const fieldWords = (field: string): string => FIELDS[field] ?? spaced(field);

const NUMBER = new Intl.NumberFormat("en");
const MAX = 160;

/** A value as people read it; ids of roles, channels and people by their names. */
export function valueWords(value: unknown, names: Names): string {
  if (value === null || value === undefined || value === "") return "nothing";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return NUMBER.format(value);
  if (value === "*") return "the whole dashboard";
  if (typeof value === "string")
    return names[value] ?? ACTIONS[value] ?? (value.length > MAX ? `${value.slice(0, MAX)}…` : value);
  if (Array.isArray(value) && value.length === 0) return "none";
  if (Array.isArray(value))
    return value
      .map((item) => valueWords(item, names))
      .join("; ")
      .slice(0, MAX);
  return Object.entries(value)
    .map(([key, item]) => `${fieldWords(key)} ${valueWords(item, names)}`)
    .join(", ")
    .slice(0, MAX);
}

export interface Change {
  field: string;
  /** Null where there was nothing before, or is nothing after: the whole thing came or went. */
  before: string | null;
  after: string | null;
}

/** What a line changed, field by field, in words. */
export function changesOf(entry: Pick<AuditEntry, "before" | "after">, names: Names): Change[] {
  const { before, after } = entry;
  const keys = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return keys.map((key) => ({
    field: fieldWords(key),
    before: before && valueWords(before[key], names),
    after: after && valueWords(after[key], names),
  }));
}

const SUBJECTS: Record<string, string> = {
  section_grant: "right",
  economy_settings: "economy",
  audit_entry: "line",
  delivery_attempt: "delivery",
  verdict_effect: "effect",
  server_listing: "listing",
  server_application: "application",
  server_review: "review",
  listing_report: "report",
  registered_server: "server",
  nitrado_access: "Nitrado",
  shop_item: "item",
  shop_category: "category",
};

function rightWords(subject: string, names: Names): string {
  const [section, , id] = subject.split(":");
  const where = SECTION_WORDS[section as Section | "*"];
  return where && id ? `${names[id] ?? id} in ${where}` : "right";
}

function notedPlayer(change: Record<string, unknown> | null): { words: string; path: string | null } {
  const player = change?.playerId;
  return { words: "note", path: typeof player === "number" ? `/players/${player}` : null };
}

/** What a line is about: a word, a name where there is one, and where it stands in the dashboard. */
export function subjectOf(
  entry: Pick<AuditEntry, "subjectType" | "subjectId" | "before" | "after">,
  names: Names,
): { words: string; path: string | null } {
  const { subjectType: type, subjectId: id, before, after } = entry;
  const kind = SUBJECTS[type] ?? spaced(type);
  const named = [after?.name, before?.name, after?.serverName, after?.hostname, after?.label].find(
    (one) => typeof one === "string",
  );
  const name = (named as string | undefined) ?? names[id];
  if (type === "flag") return { words: `feature ${spaced(id)}`, path: "/flags" };
  if (type === "guild_plan") return { words: "plan", path: "/plan" };
  if (type === "kill") return { words: `kill ${id}`, path: `/kills?kill=${id}` };
  if (type === "player_note") return notedPlayer(after ?? before);
  if (type === "ticket")
    return { words: `ticket ${id}`, path: /^\d{1,9}$/.test(id) ? `/tickets/${id}` : null };
  if (type === "order") return { words: `order ${id}`, path: `/orders/${id}` };
  if (type === "moderation") return { words: "moderation", path: "/moderation" };
  if (type === "server_listing")
    return { words: name ? `listing ${name}` : `listing ${id}`, path: `/listing/${id}` };
  if (type === "feed") return { words: `feed ${id}`, path: `/feeds?feed=${id}` };
  if (type === "economy_account")
    return { words: `account of ${name ?? id}`, path: `/economy/ledger?person=${id}` };
  if (type === "section_grant") return { words: rightWords(id, names), path: "/members" };
  if (type === "shop_item") return { words: name ? `item ${name}` : `item ${id}`, path: `/shop/${id}` };
  if (type === "economy_settings") return { words: kind, path: "/economy/rules" };
  if (type === "guild") return { words: kind, path: null };
  if (name) return { words: `${kind} ${name}`, path: null };
  return { words: /^[\w-]{1,20}$/.test(id) ? `${kind} ${id}` : kind, path: null };
}
