import { empty, json } from "@/sandbox/http/reply";
import { type Call, type Reply, type Route, route } from "@/sandbox/http/types";
import type { Answer } from "@/sandbox/state/notice";
import type { Asked, Interaction, Message } from "@/sandbox/state/types";
import { placeOf } from "../channels";
import {
  alreadyAnswered,
  emptyMessage,
  type FieldError,
  invalidForm,
  invalidJson,
  tooLarge,
  unknownInteraction,
} from "../errors";
import { parseMessage } from "../message-form";
import { EPHEMERAL, LOADING, messageShape } from "../message-shape";
import { isEmpty, written } from "../messages";
import { editMessage, postMessage } from "../posts";
import { keepUploads, keptAttachments, MAX_FILE, type Sent, sentBody } from "../uploads";
import { modalErrors } from "./modal-form";

type Json = Record<string, unknown>;
type Result = { readonly answer: Answer } | { readonly refused: Reply };

/** How long an application has for its first answer. */
export const FIRST_ANSWER_MS = 3_000;

const wrong = (path: string, message: string): Result => {
  const errors: FieldError[] = [{ path, code: "BASE_TYPE_CHOICES", message }];
  return { refused: invalidForm(errors) };
};

function askedBy(interaction: Interaction): Asked {
  const { id, userId, messageId, data } = interaction;
  const type = interaction.type === 4 ? 2 : interaction.type;
  const command = type === 2 ? `/${String(data.name)}` : null;
  return { id, type, userId, command, messageId };
}

/** What a message says about who asked for it, and who alone may see it. */
export function answering(interaction: Interaction, flags: number) {
  const ephemeral = Boolean(flags & EPHEMERAL);
  return {
    channelId: interaction.channelId,
    authorId: interaction.appId,
    type: interaction.type === 2 ? 20 : 0,
    asked: askedBy(interaction),
    onlyFor: ephemeral ? interaction.userId : null,
  };
}

const object = (value: unknown): Json => (value && typeof value === "object" ? { ...value } : {});

function answerWithMessage(call: Call, interaction: Interaction, sent: Sent): Result {
  const data = object(sent.body.data);
  const { form, errors } = parseMessage(data);
  if (errors.length > 0) return { refused: invalidForm(errors) };
  if (isEmpty(form, sent.files.length)) return { refused: emptyMessage() };
  if (sent.files.some((one) => one.bytes.length > MAX_FILE)) return { refused: tooLarge() };
  const message = postMessage(call.store, {
    ...written(form, -1n),
    ...answering(interaction, form.flags),
    attachments: keepUploads(call.store, sent.files, data.attachments),
  });
  return { answer: { kind: "message", message, loading: false } };
}

function answerLater(call: Call, interaction: Interaction, sent: Sent): Result {
  const flags = (Number(object(sent.body.data).flags ?? 0) & EPHEMERAL) | LOADING;
  const message = postMessage(call.store, { content: "", flags, ...answering(interaction, flags) });
  return { answer: { kind: "message", message, loading: true } };
}

function componentMessage(call: Call, interaction: Interaction): Message | null {
  return call.store.state.messages.find((one) => one.id === interaction.messageId) ?? null;
}

function updateMessage(call: Call, interaction: Interaction, sent: Sent): Result {
  const message = componentMessage(call, interaction);
  if (!message) return wrong("type", "Only a component's interaction has a message to update.");
  const data = object(sent.body.data);
  const { content, embeds, components, flags } = message;
  const { form, errors } = parseMessage({ content, embeds, components, ...data, flags });
  if (errors.length > 0) return { refused: invalidForm(errors) };
  const kept = keptAttachments(message.attachments, data.attachments);
  const added = keepUploads(call.store, sent.files, data.attachments);
  editMessage(call.store, message, { ...written(form, -1n), flags, attachments: [...kept, ...added] });
  return { answer: { kind: "updated", message, loading: false } };
}

function openModal(interaction: Interaction, sent: Sent): Result {
  if (interaction.type === 5) return wrong("type", "A modal cannot be answered with a modal.");
  const modal = object(sent.body.data);
  const errors = modalErrors(modal);
  return errors.length > 0 ? { refused: invalidForm(errors) } : { answer: { kind: "modal", modal } };
}

function carryOut(call: Call, interaction: Interaction, sent: Sent): Result {
  const type = Number(sent.body.type);
  if (interaction.type === 4 && type !== 8) return wrong("type", "Only choices answer an autocomplete.");
  switch (type) {
    case 4:
      return answerWithMessage(call, interaction, sent);
    case 5:
      return answerLater(call, interaction, sent);
    case 6: {
      const message = componentMessage(call, interaction);
      if (!message) return wrong("type", "Only a component's interaction has a message to update.");
      return { answer: { kind: "updated", message, loading: true } };
    }
    case 7:
      return updateMessage(call, interaction, sent);
    case 8: {
      const { choices } = object(sent.body.data);
      return { answer: { kind: "choices", choices: Array.isArray(choices) ? choices : [] } };
    }
    case 9:
      return openModal(interaction, sent);
    default:
      return wrong("type", "Value must be one of {4, 5, 6, 7, 8, 9}.");
  }
}

function confirmation(call: Call, interaction: Interaction, type: number, answer: Answer): Reply {
  if (call.url.searchParams.get("with_response") !== "true") return empty();
  const message = answer.kind === "message" || answer.kind === "updated" ? answer.message : null;
  const shape = message ? messageShape(call, message, interaction.guildId) : null;
  const own = answer.kind === "message" ? answer.message : null;
  return json(200, {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      channel_id: interaction.channelId,
      ...(interaction.guildId ? { guild_id: interaction.guildId } : {}),
      ...(own ? { response_message_id: own.id } : {}),
      ...(own ? { response_message_loading: Boolean(own.flags & LOADING) } : {}),
      ...(own ? { response_message_ephemeral: own.onlyFor !== null } : {}),
    },
    ...(shape ? { resource: { type, message: shape } } : {}),
  });
}

async function callback(call: Call): Promise<Reply> {
  const { interaction_id, token } = call.params;
  const interaction = call.store.state.interactions.find((one) => one.id === interaction_id);
  if (!interaction || interaction.token !== token) return unknownInteraction();
  if (interaction.state === "answered") return alreadyAnswered();
  const late = call.now.getTime() - interaction.at > FIRST_ANSWER_MS;
  if (interaction.state === "failed" || late) return unknownInteraction();
  const sent = await sentBody(call);
  if (!sent) return invalidJson();
  if (!placeOf(call, interaction.channelId)) return unknownInteraction();
  const result = carryOut(call, interaction, sent);
  if ("refused" in result) return result.refused;
  const { answer } = result;
  const own = answer.kind === "message" || answer.kind === "updated" ? answer.message : null;
  call.store.change(() => {
    interaction.state = "answered";
    interaction.originalId = own?.id ?? null;
    interaction.modal = answer.kind === "modal" ? answer.modal : null;
  });
  call.store.tell({ kind: "answered", interactionId: interaction.id, answer });
  return confirmation(call, interaction, Number(sent.body.type), answer);
}

export const callbackRoutes: readonly Route[] = [
  route("POST", "/interactions/:interaction_id/:token/callback", callback),
];
