import type { DiscordApp } from "@/sandbox/config";
import { jsonBody } from "@/sandbox/http/body";
import { empty, json } from "@/sandbox/http/reply";
import type { Call, Handler, Reply, Route } from "@/sandbox/http/types";
import { route } from "@/sandbox/http/types";
import { channelPermissions, PERMISSION } from "@/sandbox/state/permissions";
import { isSnowflake } from "@/sandbox/state/snowflake";
import type { Message } from "@/sandbox/state/types";
import { withBot } from "./auth";
import { type Place, placeOf } from "./channels";
import {
  emptyMessage,
  invalidForm,
  invalidJson,
  missingAccess,
  missingPermissions,
  notSnowflake,
  notYourMessage,
  unknownChannel,
  unknownMessage,
} from "./errors";
import { type MessageForm, mentions, parseMessage } from "./message-form";
import { messageShape } from "./message-shape";

/** How long Discord remembers a nonce that it shall enforce: a few minutes. */
const NONCE_MS = 5 * 60_000;
const KEPT_PER_CHANNEL = 500;

type InChannel = (call: Call, bot: DiscordApp, place: Place, allowed: bigint) => Reply;

/** A handler in a channel that the bot sees; `allowed` is what it may do there. */
function inChannel(handler: InChannel): Handler {
  return withBot((call, bot) => {
    const place = placeOf(call, call.params.channel_id ?? "");
    if (!place) return unknownChannel();
    if (place.kind === "direct") {
      return place.botId === bot.id ? handler(call, bot, place, -1n) : missingAccess();
    }
    const self = call.store.member(place.guild, bot.id);
    const allowed = self ? channelPermissions(place.guild, place.channel, self) : 0n;
    return allowed & PERMISSION.VIEW_CHANNEL ? handler(call, bot, place, allowed) : missingAccess();
  });
}

const guildIdOf = (place: Place) => (place.kind === "guild" ? place.guild.id : null);

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

function written(form: MessageForm, canMentionEveryone: boolean) {
  const said = mentions(form.content, form.allowed);
  return {
    content: form.content,
    embeds: form.embeds,
    components: form.components,
    flags: form.flags,
    mentionUsers: said.users,
    mentionRoles: said.roles,
    mentionEveryone: said.everyone && canMentionEveryone,
  };
}

const create: InChannel = (call, bot, place, allowed) => {
  const body = jsonBody(call);
  if (!body) return invalidJson();
  const { form, errors } = parseMessage(body);
  if (errors.length > 0) return invalidForm(errors);
  if (!form.content && form.embeds.length === 0 && form.components.length === 0) return emptyMessage();
  if (!(allowed & PERMISSION.SEND_MESSAGES)) return missingPermissions();
  const before = repeated(call, bot, form);
  if (before) return shown(call, place, before);
  const message: Message = {
    id: call.store.nextId(),
    channelId: place.id,
    authorId: bot.id,
    ...written(form, Boolean(allowed & PERMISSION.MENTION_EVERYONE)),
    embeds: allowed & PERMISSION.EMBED_LINKS ? form.embeds : [],
    nonce: form.nonce,
    replyTo: form.replyTo,
    at: call.now.toISOString(),
    editedAt: null,
  };
  call.store.change((state) => {
    state.messages.push(message);
    const here = state.messages.filter((one) => one.channelId === place.id);
    const oldest = here.length > KEPT_PER_CHANNEL ? here[0] : undefined;
    if (oldest) state.messages = state.messages.filter((one) => one !== oldest);
  });
  return shown(call, place, message);
};

function messageIn(call: Call, place: Place): Message | undefined {
  return call.store.state.messages.find(
    (one) => one.channelId === place.id && one.id === call.params.message_id,
  );
}

const edit: InChannel = (call, bot, place, allowed) => {
  const body = jsonBody(call);
  if (!body) return invalidJson();
  const message = messageIn(call, place);
  if (!message) return unknownMessage();
  if (message.authorId !== bot.id) return notYourMessage();
  const { content, embeds, components, flags } = message;
  const { form, errors } = parseMessage({ content, embeds, components, flags, ...body });
  if (errors.length > 0) return invalidForm(errors);
  if (!form.content && form.embeds.length === 0 && form.components.length === 0) return emptyMessage();
  call.store.change(() => {
    Object.assign(message, written(form, Boolean(allowed & PERMISSION.MENTION_EVERYONE)));
    message.editedAt = call.now.toISOString();
  });
  return shown(call, place, message);
};

const remove: InChannel = (call, bot, place, allowed) => {
  const message = messageIn(call, place);
  if (!message) return unknownMessage();
  if (message.authorId !== bot.id && !(allowed & PERMISSION.MANAGE_MESSAGES)) return missingPermissions();
  call.store.change((state) => {
    state.messages = state.messages.filter((one) => one !== message);
  });
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
  const newestFirst = call.store.state.messages.filter((one) => one.channelId === place.id).toReversed();
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
  route("GET", "/channels/:channel_id/messages/:message_id", inChannel(one)),
  route("PATCH", "/channels/:channel_id/messages/:message_id", inChannel(edit)),
  route("DELETE", "/channels/:channel_id/messages/:message_id", inChannel(remove)),
];
