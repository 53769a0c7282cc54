import type { GuildContext } from "@/db/context";
import { channelFor } from "@/features/guilds/data/channel";
import { tierName } from "@/features/supporters/rules";
import { filesOf } from "../../attachments/data";
import { dataOf, isOpen, type TicketRow, typeOf } from "../../data/row";
import { TYPE_WORDS } from "../../words";
import { countBefore, firstToShow, knownBefore, type MessageRow, messageRow, undone } from "../data/undone";
import { nextStep, type OutMessage, type Step, type ThreadState } from "../rules";
import type { Claim, Order } from "../schema";
import {
  addressOf,
  closingMark,
  closingMessage,
  filesToSend,
  headMessage,
  outgoing,
  PRESS,
  threadName,
  threadPrefix,
} from "../text";
import { OFF_WORDS } from "../words";
import { hold, type MirrorRow, setThread, ticketById } from "./held";
import { asked, showAnew } from "./outcome";

interface Looked {
  ctx: GuildContext;
  claim: Claim;
  site: string;
  mirror: MirrorRow;
  ticket: TicketRow;
  messages: readonly OutMessage[];
  channelId: string | null;
}

/**
 * What is to be asked of Discord next for a ticket. Before anything is asked whose outcome could stay unknown, that is
 * noted: whoever comes after a crash reads Discord first. @param site base of links to the website @throws LeaseGone
 */
export async function nextOrder(ctx: GuildContext, claim: Claim, site: string): Promise<Order> {
  const mirror = await hold(ctx, claim);
  const ticket = await ticketById(ctx, claim.ticketId);
  const channel = await channelFor(ctx, "tickets");
  const messages = await undone(ctx, ticket.ticketId, mirror.fromMessageId ?? 0);
  const step = nextStep({
    state: mirror.state as ThreadState,
    hasHead: ticket.messageId !== null,
    hasChannel: channel !== null,
    hadThread: mirror.fromMessageId !== null,
    ticket: { open: isOpen(ticket), isPrivate: ticket.isPrivate },
    messages,
  });
  return order({ ctx, claim, site, mirror, ticket, messages, channelId: channel?.channelId ?? null }, step);
}

async function order(looked: Looked, step: Step): Promise<Order> {
  const { ctx, claim, ticket, channelId } = looked;
  if (step.kind === "rest") return { kind: "rest" };
  if (step.kind === "off") {
    await hold(ctx, claim, { state: "off", problem: OFF_WORDS[step.why] });
    return { kind: "off" };
  }
  if (step.kind === "create") return create(looked, channelId ?? "");
  if (step.kind === "find") return find(looked);
  if (ticket.threadId === null) {
    await hold(ctx, claim, { state: "wanted" });
    return { kind: "again" };
  }
  return inThread(looked, step, ticket.threadId);
}

const nameOf = (ticket: TicketRow) =>
  threadName(ticket.number ?? ticket.ticketId, ticket.title ?? "A ticket");

async function create({ ctx, claim, mirror, ticket, messages }: Looked, channelId: string): Promise<Order> {
  // A thread after one that was deleted goes on where that one ended.
  const again = mirror.fromMessageId === null ? undefined : messages.find((one) => one.state !== "delivered");
  const fromMessageId = again?.id ?? (await firstToShow(ctx, ticket.ticketId));
  await hold(ctx, claim, { state: "creating", fromMessageId });
  if (!again) await showAnew(ctx, ticket.ticketId, fromMessageId);
  await setThread(ctx, ticket.ticketId, { channelId, threadId: null, messageId: null });
  return { kind: "create", channelId, name: nameOf(ticket) };
}

async function find({ ctx, claim, mirror, ticket, channelId }: Looked): Promise<Order> {
  const where = ticket.channelId ?? channelId;
  if (where === null) {
    await hold(ctx, claim, { state: "off", problem: OFF_WORDS.channel });
    return { kind: "off" };
  }
  const prefix = threadPrefix(ticket.number ?? ticket.ticketId);
  return { kind: "find", channelId: where, name: nameOf(ticket), prefix, since: mirror.createdAt };
}

/** Unlike for each thread and each thing in it, and short enough for Discord. */
const nonceOf = (what: string, threadId: string) => `${what}-${threadId.slice(-9)}`;

async function inThread(looked: Looked, step: Step, threadId: string): Promise<Order> {
  const { ctx, ticket, mirror } = looked;
  const number = ticket.number ?? ticket.ticketId;
  switch (step.kind) {
    case "wake":
      return { kind: "wake", threadId, locked: !isOpen(ticket) };
    case "erase":
      return { kind: "erase", threadId };
    case "head": {
      const message = headMessage({
        number,
        title: ticket.title ?? "A ticket",
        about: TYPE_WORDS[typeOf(ticket)].name,
        address: openersPage(looked),
        left: await countBefore(ctx, ticket.ticketId, mirror.fromMessageId ?? 0),
      });
      const mark = `${PRESS.close}${number}`;
      return {
        kind: "head",
        threadId,
        openerId: ticket.createdBy,
        message,
        mark,
        nonce: nonceOf("head", threadId),
      };
    }
    case "close": {
      const closedAt = ticket.closedAt ?? ticket.updatedAt;
      const by = ticket.closedBy === null ? null : (dataOf(ticket).names?.[ticket.closedBy] ?? null);
      const message = closingMessage({
        number,
        closedAt,
        by,
        reason: ticket.closeReason,
        address: openersPage(looked),
      });
      const mark = closingMark(number, closedAt);
      return { kind: "close", threadId, message, mark, nonce: nonceOf(String(closedAt.getTime()), threadId) };
    }
    case "check": {
      const after = (await knownBefore(ctx, ticket.ticketId, step.id)) ?? threadId;
      const { createdAt: asOf } = await messageRow(ctx, step.id);
      return { kind: "check", threadId, id: step.id, after, asOf };
    }
    case "send":
    case "edit":
    case "remove":
      return message(looked, { kind: step.kind, id: step.id }, threadId);
    default:
      throw new Error(`Not a step inside a thread: ${step.kind}`);
  }
}

const openersPage = ({ site, ticket }: Looked) => `${site}/me/tickets/${ticket.guildId}/${ticket.number}`;

/** What stands behind an author's name; Grizzly's own lines have nothing there. */
function roleOf(row: MessageRow, ticket: TicketRow): string {
  if (row.source === "system") return "";
  if (row.isStaff) return "staff";
  const { tier } = dataOf(ticket);
  return tier === "none" ? "" : tierName(tier);
}

async function message(
  looked: Looked,
  { kind, id }: { kind: "send" | "edit" | "remove"; id: number },
  threadId: string,
): Promise<Order> {
  const { ctx, ticket, site } = looked;
  const row = await messageRow(ctx, id);
  const messageId = row.discordMessageId ?? "";
  if (kind === "remove") return { kind, threadId, id, messageId, own: row.source !== "discord" };
  const { sent, named } = filesToSend((await filesOf(ctx, [id])).get(id) ?? []);
  const shown = {
    id,
    author: row.username,
    isStaff: row.isStaff,
    role: roleOf(row, ticket),
    text: row.message ?? "",
    edited: row.editedAt !== null,
    files: named,
  };
  const built = outgoing(shown, addressOf(site, ticket.guildId, ticket.number ?? ticket.ticketId, shown));
  const asOf = row.editedAt ?? row.createdAt;
  if (kind === "edit") return { kind, threadId, id, messageId, message: built, asOf };
  await asked(ctx, id);
  return { kind, threadId, id, message: built, files: sent, nonce: nonceOf(String(id), threadId), asOf };
}
