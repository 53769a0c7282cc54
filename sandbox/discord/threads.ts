import { jsonBody } from "@/sandbox/http/body";
import { empty, json } from "@/sandbox/http/reply";
import type { Call, Handler, Reply, Route } from "@/sandbox/http/types";
import { route } from "@/sandbox/http/types";
import { PERMISSION, rightsIn } from "@/sandbox/state/permissions";
import type { Member, Thread } from "@/sandbox/state/types";
import { withGuildBot } from "./auth";
import type { GuildPlace } from "./channels";
import {
  archivedThread,
  discordError,
  type FieldError,
  invalidForm,
  invalidJson,
  missingPermissions,
  unknownMember,
  unknownMessage,
  wrongChannelType,
} from "./errors";
import { lastMessageId } from "./message-shape";
import { inChannel } from "./messages";
import { dropThreads, postMessage, setArchived } from "./posts";
import { memberShape, threadMemberShape, threadShape } from "./serialise";

const DURATIONS = [60, 1440, 4320, 10080];

interface ThreadForm {
  name: string;
  type: 11 | 12;
  invitable: boolean;
  autoArchiveMinutes: number;
}

function parseThread(body: Record<string, unknown>, type: 11 | 12): ThreadForm | FieldError[] {
  const errors: FieldError[] = [];
  const { name, auto_archive_duration: duration = 4320 } = body;
  if (typeof name !== "string" || name.length < 1 || name.length > 100) {
    const message = "Must be between 1 and 100 in length.";
    errors.push({ path: "name", code: "BASE_TYPE_BAD_LENGTH", message });
  }
  if (!DURATIONS.includes(Number(duration))) {
    const message = "Value must be one of {60, 1440, 4320, 10080}.";
    errors.push({ path: "auto_archive_duration", code: "BASE_TYPE_CHOICES", message });
  }
  const invitable = body.invitable !== false;
  return errors.length > 0
    ? errors
    : { name: String(name), type, invitable, autoArchiveMinutes: Number(duration) };
}

/** Opens a thread in a channel; whoever opens it is in it. */
function openThread(call: Call, place: GuildPlace, form: ThreadForm, by: string, id: string): Thread {
  const at = call.now.toISOString();
  const thread: Thread = {
    id,
    ...form,
    parentId: place.channel.id,
    ownerId: by,
    archived: false,
    locked: false,
    archiveAt: at,
    madeAt: at,
    members: [{ userId: by, joinedAt: at }],
    written: 0,
  };
  call.store.change(() => {
    place.guild.threads.push(thread);
  });
  return thread;
}

const start = inChannel((call, bot, place, allowed) => {
  const body = jsonBody(call);
  if (!body) return invalidJson();
  if (place.kind !== "guild" || place.thread || place.channel.kind !== "text") return wrongChannelType();
  const type = body.type === 11 ? 11 : 12;
  const form = parseThread(body, type);
  if (Array.isArray(form)) return invalidForm(form);
  const right = type === 12 ? PERMISSION.CREATE_PRIVATE_THREADS : PERMISSION.CREATE_PUBLIC_THREADS;
  if (!(allowed & right)) return missingPermissions();
  const thread = openThread(call, place, form, bot.id, call.store.nextId());
  if (type === 11) {
    const told = { content: form.name, type: 18, channelId: place.id, authorId: bot.id };
    postMessage(call.store, told);
  }
  return json(201, threadShape(place.guild, thread, null, bot.id));
});

/** A public thread that hangs on a message; it has the message's own id. */
const startFromMessage = inChannel((call, bot, place, allowed) => {
  const body = jsonBody(call);
  if (!body) return invalidJson();
  if (place.kind !== "guild" || place.thread) return wrongChannelType();
  const id = call.params.message_id ?? "";
  const known = call.store.state.messages.some((one) => one.channelId === place.id && one.id === id);
  if (!known) return unknownMessage();
  if (place.guild.threads.some((one) => one.id === id)) {
    return discordError(400, 160004, "A thread has already been created for this message");
  }
  const form = parseThread(body, 11);
  if (Array.isArray(form)) return invalidForm(form);
  if (!(allowed & PERMISSION.CREATE_PUBLIC_THREADS)) return missingPermissions();
  return json(201, threadShape(place.guild, openThread(call, place, form, bot.id, id), null, bot.id));
});

type InThread = (
  call: Call,
  where: { botId: string; place: GuildPlace; thread: Thread; allowed: bigint },
) => Reply;

function inThread(handler: InThread): Handler {
  return inChannel((call, bot, place, allowed) =>
    place.kind === "guild" && place.thread
      ? handler(call, { botId: bot.id, place, thread: place.thread, allowed })
      : wrongChannelType(),
  );
}

/** Name, archive and lock. Its owner may change the name and the archive; the lock needs MANAGE_THREADS. */
const change = inThread((call, { botId, place, thread, allowed }) => {
  const body = jsonBody(call);
  if (!body) return invalidJson();
  const manages = Boolean(allowed & PERMISSION.MANAGE_THREADS);
  const wakes = body.archived === false;
  if (!manages && thread.ownerId !== botId) return missingPermissions();
  if (!manages && (body.locked !== undefined || (thread.locked && wakes))) return missingPermissions();
  if (thread.archived && !wakes) return archivedThread();
  const before = thread.name;
  const form = parseThread(
    { name: thread.name, auto_archive_duration: thread.autoArchiveMinutes, ...body },
    thread.type,
  );
  if (Array.isArray(form)) return invalidForm(form);
  call.store.change(() => {
    thread.name = form.name;
    thread.autoArchiveMinutes = form.autoArchiveMinutes;
    if (typeof body.invitable === "boolean") thread.invitable = body.invitable;
    if (typeof body.locked === "boolean") thread.locked = body.locked;
    if (typeof body.archived === "boolean") setArchived(thread, body.archived, call.now.toISOString());
  });
  if (thread.name !== before && !thread.archived) {
    postMessage(call.store, { channelId: thread.id, authorId: botId, content: thread.name, type: 4 });
  }
  return json(200, threadShape(place.guild, thread, lastMessageId(call, thread.id), botId));
});

const remove = inThread((call, { botId, place, thread, allowed }) => {
  if (!(allowed & PERMISSION.MANAGE_THREADS)) return missingPermissions();
  const gone = threadShape(place.guild, thread, null, botId);
  call.store.change(() => dropThreads(call.store, place.guild, [thread]));
  return json(200, gone);
});

function userOf(call: Call, botId: string): string {
  const id = call.params.user_id ?? "@me";
  return id === "@me" ? botId : id;
}

const addMember = inThread((call, { botId, place, thread, allowed }) => {
  const userId = userOf(call, botId);
  const member = call.store.member(place.guild, userId);
  if (!member) return unknownMember();
  if (thread.archived) return archivedThread();
  if (!(allowed & PERMISSION.SEND_MESSAGES)) return missingPermissions();
  if (!(rightsIn({ ...place, thread: null }, member, call.now) & PERMISSION.VIEW_CHANNEL)) {
    return missingPermissions();
  }
  if (thread.members.some((one) => one.userId === userId)) return empty();
  call.store.change(() => {
    thread.members.push({ userId, joinedAt: call.now.toISOString() });
  });
  if (userId !== botId) {
    const told = { channelId: thread.id, authorId: botId, content: "", type: 1, mentionUsers: [userId] };
    postMessage(call.store, told);
  }
  return empty();
});

const removeMember = inThread((call, { botId, thread, allowed }) => {
  const userId = userOf(call, botId);
  if (thread.archived) return archivedThread();
  const mine = userId === botId || (thread.type === 12 && thread.ownerId === botId);
  if (!mine && !(allowed & PERMISSION.MANAGE_THREADS)) return missingPermissions();
  call.store.change(() => {
    thread.members = thread.members.filter((one) => one.userId !== userId);
  });
  return empty();
});

const oneMember = inThread((call, { botId, thread }) => {
  const shape = threadMemberShape(thread, userOf(call, botId));
  return shape ? json(200, shape) : unknownMember();
});

const listMembers = inThread((call, { place, thread }) => {
  const withMember = call.url.searchParams.get("with_member") === "true";
  const shapes = thread.members.map(({ userId }) => {
    const member = call.store.member(place.guild, userId);
    const shape = threadMemberShape(thread, userId);
    return withMember && member ? { ...shape, member: memberShape(call, member) } : shape;
  });
  return json(200, shapes);
});

interface Listing {
  readonly guild: GuildPlace["guild"];
  readonly threads: readonly Thread[];
  readonly botId: string;
}

function listing(call: Call, { guild, threads, botId }: Listing, extra: Record<string, unknown>): Reply {
  return json(200, {
    threads: threads.map((one) => threadShape(guild, one, lastMessageId(call, one.id), botId)),
    members: threads.flatMap((one) => threadMemberShape(one, botId) ?? []),
    ...extra,
  });
}

function sees(call: Call, guild: GuildPlace["guild"], thread: Thread, self: Member): boolean {
  const channel = guild.channels.find((one) => one.id === thread.parentId);
  return Boolean(channel && rightsIn({ guild, channel, thread }, self, call.now) & PERMISSION.VIEW_CHANNEL);
}

/**
 * Archived threads of a channel, newest first. `joined` gives only those that the bot is in: they need no right, and
 * are paged by id instead of time.
 */
function archived(type: 11 | 12, joined = false): Handler {
  return inChannel((call, bot, place, allowed) => {
    if (place.kind !== "guild" || place.thread) return wrongChannelType();
    if (type === 12 && !joined && !(allowed & PERMISSION.MANAGE_THREADS)) return missingPermissions();
    const query = call.url.searchParams;
    const before = query.get("before");
    const limit = Math.min(100, Math.max(1, Number(query.get("limit") ?? 50) || 50));
    const all = place.guild.threads
      .filter((one) => one.parentId === place.id && one.archived && one.type === type)
      .filter((one) => !joined || one.members.some(({ userId }) => userId === bot.id))
      .filter((one) => {
        if (before === null) return true;
        return joined ? BigInt(one.id) < BigInt(before) : Date.parse(one.archiveAt) < Date.parse(before);
      })
      .toSorted((a, b) => Date.parse(b.archiveAt) - Date.parse(a.archiveAt));
    const where = { guild: place.guild, threads: all.slice(0, limit), botId: bot.id };
    return listing(call, where, { has_more: all.length > limit });
  });
}

const channel = "/channels/:channel_id";

export const threadRoutes: readonly Route[] = [
  route("POST", `${channel}/threads`, start),
  route("POST", `${channel}/messages/:message_id/threads`, startFromMessage),
  route("PATCH", channel, change),
  route("DELETE", channel, remove),
  route("GET", `${channel}/thread-members`, listMembers),
  ...["@me", ":user_id"].flatMap((who) => [
    route("PUT", `${channel}/thread-members/${who}`, addMember),
    route("DELETE", `${channel}/thread-members/${who}`, removeMember),
    route("GET", `${channel}/thread-members/${who}`, oneMember),
  ]),
  route("GET", `${channel}/threads/archived/public`, archived(11)),
  route("GET", `${channel}/threads/archived/private`, archived(12)),
  route("GET", `${channel}/users/@me/threads/archived/private`, archived(12, true)),
  route(
    "GET",
    "/guilds/:guild_id/threads/active",
    withGuildBot((call, { bot, guild, self }) => {
      const threads = guild.threads.filter((one) => !one.archived && sees(call, guild, one, self));
      return listing(call, { guild, threads, botId: bot.id }, {});
    }),
  ),
];
