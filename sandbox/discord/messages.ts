import type { DiscordApp } from "@/sandbox/config";
import { empty, json } from "@/sandbox/http/reply";
import type { Call, Handler, Reply, Route } from "@/sandbox/http/types";
import { route } from "@/sandbox/http/types";
import { PERMISSION, rightsIn } from "@/sandbox/state/permissions";
import { isSnowflake } from "@/sandbox/state/snowflake";
import type { Message } from "@/sandbox/state/types";
import { withBot } from "./auth";
import { type Place, placeOf } from "./channels";
import {
  archivedThread,
  emptyMessage,
  invalidForm,
  invalidJson,
  missingAccess,
  missingPermissions,
  notSnowflake,
  notYourMessage,
  systemMessage,
  tooLarge,
  unknownChannel,
  unknownMessage,
  wrongChannelType,
} from "./errors";
import { type MessageForm, mentions, parseMessage } from "./message-form";
import { messageShape } from "./message-shape";
import { editMessage, postMessage, removeMessage } from "./posts";
import { keepUploads, keptAttachments, MAX_FILE, sentBody } from "./uploads";

/** How long Discord remembers a nonce that it shall enforce: a few minutes. */
const NONCE_MS = 5 * 60_000;

type InChannel = (call: Call, bot: DiscordApp, place: Place, allowed: bigint) => Reply | Promise<Reply>;

/** A handler in a channel or thread that the bot sees; `allowed` is what it may do there. */
export function inChannel(handler: InChannel): Handler {
  return withBot((call, bot) => {
    const place = placeOf(call, call.params.channel_id ?? "");
    if (!place) return unknownChannel();
    if (place.kind === "direct") {
      return place.botId === bot.id ? handler(call, bot, place, -1n) : missingAccess();
    }
    const self = call.store.member(place.guild, bot.id);
    const allowed = self ? rightsIn(place, self, call.now) : 0n;
    return allowed & PERMISSION.VIEW_CHANNEL ? handler(call, bot, place, allowed) : missingAccess();
  });
}

export const guildIdOf = (place: Place) => (place.kind === "guild" ? place.guild.id : null);
const isArchived = (place: Place) => place.kind === "guild" && place.thread?.archived === true;

function shown(call: Call, place: Place, message: Message): Reply {
  return json(200, messageShape(call, message, guildIdOf(place)));
}

function repeated(call: Call, bot: DiscordApp, form: MessageForm): Message | undefined {
  if (!form.enforceNonce || form.nonce === null) return undefined;
  const oldest = call.now.getTime() - NONCE_MS;
  return call.store.state.messages.find(
    (one) => one.authorId === bot.id && one.nonce === form.nonce && Date.parse(one.at) > oldest,
  );
}

/** What a form says in a message. @param allowed the author's rights there */
export function written(form: MessageForm, allowed: bigint) {
  const said = mentions(form.content, form.allowed);
  return {
    content: form.content,
    embeds: form.embeds,
    components: form.components,
    flags: form.flags,
    mentionUsers: said.users,
    mentionRoles: said.roles,
    mentionEveryone: said.everyone && Boolean(allowed & PERMISSION.MENTION_EVERYONE),
  };
}

export const isEmpty = (form: MessageForm, files: number): boolean =>
  !form.content && form.embeds.length === 0 && form.components.length === 0 && files === 0;

const create: InChannel = async (call, bot, place, allowed) => {
  const sent = await sentBody(call);
  if (!sent) return invalidJson();
  const { form, errors } = parseMessage(sent.body);
  if (errors.length > 0) return invalidForm(errors);
  if (isEmpty(form, sent.files.length)) return emptyMessage();
  if (sent.files.some((one) => one.bytes.length > MAX_FILE)) return tooLarge();
  if (place.kind === "guild" && place.channel.kind === "category") return wrongChannelType();
  if (!(allowed & PERMISSION.SEND_MESSAGES)) return missingPermissions();
  if (sent.files.length > 0 && !(allowed & PERMISSION.ATTACH_FILES)) return missingPermissions();
  if (isArchived(place) && place.kind === "guild" && place.thread?.locked) return archivedThread();
  const before = repeated(call, bot, form);
  if (before) return shown(call, place, before);
  const message = postMessage(call.store, {
    channelId: place.id,
    authorId: bot.id,
    ...written(form, allowed),
    embeds: allowed & PERMISSION.EMBED_LINKS ? form.embeds : [],
    attachments: keepUploads(call.store, sent.files, sent.body.attachments),
    nonce: form.nonce,
    replyTo: form.replyTo,
  });
  return shown(call, place, message);
};

function messageIn(call: Call, place: Place): Message | undefined {
  return call.store.state.messages.find(
    (one) => one.channelId === place.id && one.id === call.params.message_id && one.onlyFor === null,
  );
}

const edit: InChannel = async (call, bot, place, allowed) => {
  const sent = await sentBody(call);
  if (!sent) return invalidJson();
  const message = messageIn(call, place);
  if (!message) return unknownMessage();
  if (message.authorId !== bot.id) return notYourMessage();
  if (isArchived(place)) return archivedThread();
  const { content, embeds, components, flags } = message;
  const { form, errors } = parseMessage({ content, embeds, components, flags, ...sent.body });
  if (errors.length > 0) return invalidForm(errors);
  const kept = keptAttachments(message.attachments, sent.body.attachments);
  if (isEmpty(form, kept.length + sent.files.length)) return emptyMessage();
  const added = keepUploads(call.store, sent.files, sent.body.attachments);
  editMessage(call.store, message, { ...written(form, allowed), attachments: [...kept, ...added] });
  return shown(call, place, message);
};

const remove: InChannel = (call, bot, place, allowed) => {
  const message = messageIn(call, place);
  if (!message) return unknownMessage();
  if (message.authorId !== bot.id && !(allowed & PERMISSION.MANAGE_MESSAGES)) return missingPermissions();
  if (message.type === 1 && place.kind === "guild") return systemMessage();
  if (isArchived(place)) return archivedThread();
  removeMessage(call.store, message);
  return empty();
};

/** Shown for ten seconds, or until the bot writes. */
const typing: InChannel = (call, bot, place, allowed) => {
  if (!(allowed & PERMISSION.SEND_MESSAGES)) return missingPermissions();
  call.store.tell({ kind: "typing", channelId: place.id, userId: bot.id });
  return empty();
};

const list: InChannel = (call, _bot, place, allowed) => {
  if (!(allowed & PERMISSION.READ_MESSAGE_HISTORY)) return json(200, []);
  const query = call.url.searchParams;
  const limit = Number(query.get("limit") ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    const message = "int value should be between 1 and 100.";
    return invalidForm([{ path: "limit", code: "NUMBER_TYPE_RANGE", message }]);
  }
  const before = query.get("before");
  const after = query.get("after");
  if (before !== null && !isSnowflake(before)) return invalidForm([notSnowflake("before", before)]);
  if (after !== null && !isSnowflake(after)) return invalidForm([notSnowflake("after", after)]);
  const newestFirst = call.store.state.messages
    .filter((one) => one.channelId === place.id && one.onlyFor === null)
    .toReversed();
  const within = newestFirst.filter(
    (one) => (!before || BigInt(one.id) < BigInt(before)) && (!after || BigInt(one.id) > BigInt(after)),
  );
  const page = after ? within.slice(-limit) : within.slice(0, limit);
  return json(
    200,
    page.map((one) => messageShape(call, one, guildIdOf(place))),
  );
};

const one: InChannel = (call, _bot, place) => {
  const message = messageIn(call, place);
  return message ? shown(call, place, message) : unknownMessage();
};

export const messageRoutes: readonly Route[] = [
  route("GET", "/channels/:channel_id/messages", inChannel(list)),
  route("POST", "/channels/:channel_id/messages", inChannel(create)),
  route("POST", "/channels/:channel_id/typing", inChannel(typing)),
  route("GET", "/channels/:channel_id/messages/:message_id", inChannel(one)),
  route("PATCH", "/channels/:channel_id/messages/:message_id", inChannel(edit)),
  route("DELETE", "/channels/:channel_id/messages/:message_id", inChannel(remove)),
];
