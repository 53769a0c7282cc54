import { empty, json } from "@/sandbox/http/reply";
import { type Call, type Handler, type Reply, type Route, route } from "@/sandbox/http/types";
import type { Interaction, Message } from "@/sandbox/state/types";
import { placeOf } from "../channels";
import {
  emptyMessage,
  invalidForm,
  invalidJson,
  invalidWebhookToken,
  tooLarge,
  unknownChannel,
  unknownMessage,
  unknownWebhook,
} from "../errors";
import { parseMessage } from "../message-form";
import { LOADING, messageShape } from "../message-shape";
import { isEmpty, written } from "../messages";
import { editMessage, postMessage, removeMessage } from "../posts";
import { keepUploads, keptAttachments, MAX_FILE, type Sent, sentBody } from "../uploads";
import { answering } from "./callback";

/** How long an interaction's token is good for. */
const TOKEN_MS = 15 * 60_000;

type ByToken = (call: Call, interaction: Interaction) => Reply | Promise<Reply>;

/** A handler for whoever has an interaction's token; no bot token is needed. */
function byToken(handler: ByToken): Handler {
  return (call) => {
    const { app_id, token } = call.params;
    if (!call.config.discord.apps.some((one) => one.id === app_id)) return unknownWebhook();
    const found = call.store.state.interactions.find((one) => one.token === token && one.appId === app_id);
    const late = !found || call.now.getTime() - found.at > TOKEN_MS;
    if (late || found.state === "failed") return invalidWebhookToken();
    if (found.state === "sent") return unknownWebhook();
    return placeOf(call, found.channelId) ? handler(call, found) : unknownChannel();
  };
}

function messageOf(call: Call, interaction: Interaction): Message | null {
  const named = call.params.message_id ?? "@original";
  const id = named === "@original" ? interaction.originalId : named;
  const { messages } = call.store.state;
  return messages.find((one) => one.id === id && one.authorId === interaction.appId) ?? null;
}

function shown(call: Call, interaction: Interaction, message: Message): Reply {
  return json(200, messageShape(call, message, interaction.guildId));
}

/** Fills or changes a message. One that was loading is filled: to a reader that is no edit. */
function change(call: Call, interaction: Interaction, message: Message, sent: Sent): Reply {
  const loading = Boolean(message.flags & LOADING);
  const { content, embeds, components } = message;
  const { form, errors } = parseMessage({ content, embeds, components, ...sent.body });
  if (errors.length > 0) return invalidForm(errors);
  const kept = keptAttachments(message.attachments, sent.body.attachments);
  if (isEmpty(form, kept.length + sent.files.length)) return emptyMessage();
  if (sent.files.some((one) => one.bytes.length > MAX_FILE)) return tooLarge();
  const added = keepUploads(call.store, sent.files, sent.body.attachments);
  const flags = message.flags & ~LOADING;
  const attachments = [...kept, ...added];
  editMessage(call.store, message, { ...written(form, -1n), flags, attachments }, !loading);
  return shown(call, interaction, message);
}

const edit: ByToken = async (call, interaction) => {
  const sent = await sentBody(call);
  if (!sent) return invalidJson();
  const message = messageOf(call, interaction);
  return message ? change(call, interaction, message, sent) : unknownMessage();
};

/** Another message. Right after a deferral it fills the message that is waited for, as Discord does. */
const followUp: ByToken = async (call, interaction) => {
  const sent = await sentBody(call);
  if (!sent) return invalidJson();
  const original = call.store.state.messages.find((one) => one.id === interaction.originalId);
  if (original && original.flags & LOADING) return change(call, interaction, original, sent);
  const { form, errors } = parseMessage(sent.body);
  if (errors.length > 0) return invalidForm(errors);
  if (isEmpty(form, sent.files.length)) return emptyMessage();
  if (sent.files.some((one) => one.bytes.length > MAX_FILE)) return tooLarge();
  const message = postMessage(call.store, {
    ...written(form, -1n),
    ...answering(interaction, form.flags),
    type: 0,
    replyTo: original?.id ?? null,
    attachments: keepUploads(call.store, sent.files, sent.body.attachments),
  });
  return shown(call, interaction, message);
};

const read: ByToken = (call, interaction) => {
  const message = messageOf(call, interaction);
  return message ? shown(call, interaction, message) : unknownMessage();
};

const remove: ByToken = (call, interaction) => {
  const message = messageOf(call, interaction);
  if (!message) return unknownMessage();
  removeMessage(call.store, message);
  return empty();
};

const webhook = "/webhooks/:app_id/:token";

export const webhookRoutes: readonly Route[] = [
  route("POST", webhook, byToken(followUp)),
  route("GET", `${webhook}/messages/:message_id`, byToken(read)),
  route("PATCH", `${webhook}/messages/:message_id`, byToken(edit)),
  route("DELETE", `${webhook}/messages/:message_id`, byToken(remove)),
];
