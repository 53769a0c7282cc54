import { signedAddress } from "@/sandbox/discord/cdn";
import { LOADING } from "@/sandbox/discord/message-shape";
import { type Html, html, type Renderable } from "@/sandbox/page/html";
import { avatar, tierOf } from "@/sandbox/page/person";
import { PERMISSION } from "@/sandbox/state/permissions";
import type { Attachment, Message } from "@/sandbox/state/types";
import { embedCard } from "../embed";
import { clock, press } from "../frame";
import { discordText } from "../markdown";
import { componentList } from "./components";
import { chatLink, type View } from "./view";

/** A message stands without a head when the same person wrote shortly before. */
const TOGETHER_MS = 5 * 60_000;

const SIZES = ["bytes", "KB", "MB"];
function size(bytes: number): string {
  const step = bytes < 1024 ? 0 : bytes < 1024 * 1024 ? 1 : 2;
  const value = bytes / 1024 ** step;
  return `${value < 10 && step > 0 ? value.toFixed(1) : Math.round(value)} ${SIZES[step]}`;
}

const nameOf = (view: View, id: string) => view.names.people.get(id) ?? "someone";

function file(view: View, message: Message, one: Attachment): Html {
  const url = signedAddress(view.call, message.channelId, one);
  if (/^image\/(png|jpeg|gif|webp)$/.test(one.type)) {
    return html`<a class="shown" href="${url}"><img src="${url}" alt="${one.description ?? one.name}" loading="lazy"></a>`;
  }
  return html`<a class="file-card" href="${url}" download><b>${one.name}</b><small>${size(one.size)}, ${one.type}</small></a>`;
}

function face(view: View, userId: string): Html {
  const person = view.call.store.person(userId);
  if (person) return avatar(person, tierOf(person));
  const name = nameOf(view, userId).replace("Grizzly ", "").slice(0, 2);
  return html`<span class="bot-face" aria-hidden="true">${name}</span>`;
}

/** The line above a message: what it replies to, or the command that it answers. */
function above(view: View, message: Message): Renderable {
  const { asked, replyTo } = message;
  if (asked?.command) {
    return html`<p class="above">${nameOf(view, asked.userId)} used <b>${asked.command}</b></p>`;
  }
  const to = replyTo && view.call.store.state.messages.find((one) => one.id === replyTo);
  if (!replyTo) return null;
  return to
    ? html`<p class="above"><a href="#m${to.id}">${nameOf(view, to.authorId)}</a> ${to.content.slice(0, 90)}</p>`
    : html`<p class="above">The original message was deleted.</p>`;
}

function tools(view: View, message: Message): Renderable {
  const mine = message.authorId === view.as.id;
  const deletes = mine || view.rights & PERMISSION.MANAGE_MESSAGES;
  const back = chatLink(view, message.channelId);
  const link = (label: string, key: string) =>
    html`<a class="tool" href="${chatLink(view, message.channelId, { [key]: message.id })}">${label}</a>`;
  return html`<div class="tools">${view.rights & PERMISSION.SEND_MESSAGES ? link("Reply", "reply") : null}${mine && link("Edit", "edit")}${
    deletes
      ? press(
          `/__sandbox/discord/messages/${message.id}/delete`,
          "Delete",
          { person: view.as.key, return: back },
          "tool",
        )
      : null
  }</div>`;
}

function editForm(view: View, message: Message): Html {
  return html`<form class="edit" method="post" action="/__sandbox/discord/messages/${message.id}" data-then="${chatLink(view, message.channelId)}">
    <input type="hidden" name="person" value="${view.as.key}"><input type="hidden" name="return" value="${chatLink(view, message.channelId)}">
    <textarea name="text" rows="2" maxlength="2000" aria-label="Edit the message">${message.content}</textarea>
    <span class="buttons"><button class="button primary">Save</button><a class="button" href="${chatLink(view, message.channelId)}">Cancel</a></span></form>`;
}

function body(view: View, message: Message): Renderable {
  if (message.flags & LOADING) {
    return html`<p class="thinking">${nameOf(view, message.authorId)} is thinking<i></i><i></i><i></i></p>`;
  }
  const { searchParams } = view.call.url;
  const editing = searchParams.get("edit") === message.id && message.authorId === view.as.id;
  const thread = view.guild?.threads.find((one) => one.id === message.id);
  const edited =
    message.editedAt && html` <small class="edited" title="${message.editedAt}">(edited)</small>`;
  return html`${editing ? editForm(view, message) : message.content && html`<div class="content">${discordText(message.content, view.names)}${edited}</div>`}
    ${message.attachments.length > 0 && html`<div class="files">${message.attachments.map((one) => file(view, message, one))}</div>`}
    ${message.embeds.map((embed) => embedCard(embed, view.names))}
    ${componentList(view, message)}
    ${thread && html`<a class="thread-card" href="${chatLink(view, thread.id)}"><b>${thread.name}</b><small>${thread.written} messages</small></a>`}`;
}

function ephemeral(view: View, message: Message): Html {
  const back = chatLink(view, message.channelId);
  return html`<p class="only-you">Only you can see this. ${press(
    `/__sandbox/discord/messages/${message.id}/delete`,
    "Dismiss message",
    { person: view.as.key, return: back },
    "tool",
  )}</p>`;
}

const SYSTEM: Record<number, (view: View, message: Message) => Renderable> = {
  1: (view, { mentionUsers }) =>
    html`added <b>${mentionUsers.map((id) => nameOf(view, id)).join(", ")}</b> to the thread.`,
  4: (_, { content }) => html`changed the name to <b>${content}</b>.`,
  18: (_, { content }) => html`started a thread: <b>${content}</b>.`,
};

/** One line of the conversation. `before` is the message above it. */
export function messageItem(view: View, message: Message, before: Message | undefined): Html {
  const system = SYSTEM[message.type];
  if (system) {
    return html`<li class="message system" id="m${message.id}"><span aria-hidden="true">→</span><p><b>${nameOf(view, message.authorId)}</b> ${system(view, message)} ${clock(message.at)}</p></li>`;
  }
  const line = above(view, message);
  const together =
    before !== undefined &&
    line === null &&
    before.authorId === message.authorId &&
    !SYSTEM[before.type] &&
    Date.parse(message.at) - Date.parse(before.at) < TOGETHER_MS;
  const bot = view.call.config.discord.apps.some((app) => app.id === message.authorId);
  const only = message.onlyFor !== null;
  return html`<li class="message ${together && "together"} ${only && "for-one"}" id="m${message.id}">
    ${together ? html`<span class="gutter">${clock(message.at)}</span>` : face(view, message.authorId)}
    <div>${line}${!together && html`<p class="by"><b>${nameOf(view, message.authorId)}</b> ${bot && html`<span class="app">App</span>`} ${clock(message.at)}</p>`}
    ${body(view, message)}${only ? ephemeral(view, message) : null}</div>
    ${!only && !(message.flags & LOADING) && tools(view, message)}</li>`;
}
