import type { GuildContext } from "@/db/context";
import { type ControlServer, controlServers } from "@/features/nitrado/control/data/servers";
import { linkedPlayer } from "@/features/players/data/links";
import type { LinkedPlayer } from "@/features/players/schema";
import { orderDetail } from "@/features/shop/data/order";
import type { OrderDetail } from "@/features/shop/dto";
import { STATE_WORDS } from "@/features/shop/order-story";
import { tierName } from "@/features/supporters/rules";
import { AppError } from "@/lib/errors";
import { ticketForFields } from "./data";
import type { FieldName, FieldValue, FieldValues } from "./fields";

/** What the fields are read from, each part once. */
export interface FieldFacts extends FieldReader {
  ticket: Awaited<ReturnType<typeof ticketForFields>>;
  player: LinkedPlayer | null;
  order: Pick<OrderDetail, "number" | "itemName" | "state" | "serviceId"> | null;
  servers: readonly Pick<
    ControlServer,
    "serviceId" | "name" | "timeZone" | "nextRestart" | "logCompleteUntil"
  >[];
  now: Date;
}

/** For whom fields are read: what they may not see elsewhere has no value for them. */
export interface FieldReader {
  guild: string;
  agent: string;
  seesOrders: boolean;
  seesPlayers: boolean;
}

const value = (text: string): FieldValue => ({ value: text });
const why = (sentence: string): FieldValue => ({ why: sentence });

/** `23:00 GMT+1` on that day in that zone, with the day before it where it is another one. */
export function momentWords(at: Date, timeZone: string, now: Date): string {
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone });
  const clock = new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
    timeZoneName: "short",
  }).format(at);
  return day.format(at) === day.format(now) ? clock : `${day.format(at)}, ${clock}`;
}

/** The server that a ticket is about: its order's, else where the opener's player was last, else the only one. */
function serverOf(facts: FieldFacts): FieldFacts["servers"][number] | string {
  const { order, servers } = facts;
  const player = facts.seesPlayers ? facts.player : null;
  const named = order?.serviceId ?? player?.lastPosition?.serviceId;
  const found = servers.find((server) => server.serviceId === named);
  if (found) return found;
  const [only, another] = servers;
  if (!only) return "This guild has no game server here.";
  return another ? "The guild has several servers, and nothing says which one this is about." : only;
}

/** What one field says, or why it says nothing. */
export function fieldValue(field: FieldName, facts: FieldFacts): FieldValue {
  const { ticket, order, player, now } = facts;
  switch (field) {
    case "opener.name":
      return value(ticket.data.openerName);
    case "opener.tier":
      return ticket.data.tier === "none"
        ? why("The opener supports no tier.")
        : value(tierName(ticket.data.tier));
    case "opener.player":
      if (!facts.seesPlayers) return why("You may not see players here.");
      return player ? value(player.name) : why("The opener has linked no player.");
    case "ticket.number":
      return value(String(ticket.number));
    case "ticket.title":
      return ticket.title === "" ? why("The ticket has no title.") : value(ticket.title);
    case "ticket.due":
      return ticket.dueAt
        ? value(momentWords(ticket.dueAt, zoneOf(facts), now))
        : why("Nobody waits for an answer of ours.");
    case "order.number":
    case "order.item":
    case "order.state":
      if (!facts.seesOrders) return why("You may not see orders here.");
      if (!order) return why("This ticket is about no order.");
      if (field === "order.number") return value(String(order.number));
      return value(field === "order.item" ? order.itemName : STATE_WORDS[order.state].toLowerCase());
    case "guild.name":
      return value(facts.guild);
    case "agent.name":
      return value(facts.agent);
    default:
      return ofServer(field, facts);
  }
}

const zoneOf = (facts: FieldFacts): string => {
  const server = serverOf(facts);
  return typeof server === "string" ? (facts.servers[0]?.timeZone ?? "UTC") : server.timeZone;
};

function ofServer(
  field: "server.name" | "server.nextRestart" | "log.completeUntil",
  facts: FieldFacts,
): FieldValue {
  const server = serverOf(facts);
  if (typeof server === "string") return why(server);
  if (field === "server.name") return value(server.name);
  const at = field === "server.nextRestart" ? server.nextRestart?.at : server.logCompleteUntil;
  if (!at)
    return why(
      field === "server.nextRestart"
        ? `Nothing says when ${server.name} restarts next.`
        : `The log of ${server.name} has not been read yet.`,
    );
  return value(momentWords(new Date(at), server.timeZone, facts.now));
}

async function orderOf(ctx: GuildContext, number: number | null): Promise<OrderDetail | null> {
  if (number === null) return null;
  return orderDetail(ctx, number, "staff").catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  });
}

/** What fields hold for a ticket now. @throws AppError not_found */
export async function fieldValues(
  ctx: GuildContext,
  number: number,
  wanted: readonly FieldName[],
  reader: FieldReader,
): Promise<FieldValues> {
  const ticket = await ticketForFields(ctx, number);
  const [player, order, servers] = await Promise.all([
    linkedPlayer(ctx, ctx.guildId, ticket.openerId),
    orderOf(ctx, ticket.order),
    controlServers(ctx),
  ]);
  const facts: FieldFacts = { ticket, player, order, servers, ...reader, now: ctx.now };
  return Object.fromEntries(wanted.map((field) => [field, fieldValue(field, facts)]));
}
