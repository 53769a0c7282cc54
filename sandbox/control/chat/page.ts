import { redirect } from "@/sandbox/http/reply";
import type { Call, Reply } from "@/sandbox/http/types";
import { type Html, html } from "@/sandbox/page/html";
import { PERMISSION } from "@/sandbox/state/permissions";
import { framed } from "../frame";
import type { Parts } from "../parts";
import { composer, modalLayer } from "./composer";
import { connectionPanel } from "./connection";
import { messageItem } from "./message";
import { peopleList, sidebar } from "./sidebar";
import { chatLink, type View, viewOf } from "./view";

const SHOWN = 150;
export const CHAT_SCRIPT = "chat.js";

function titleOf({ place, names }: View): string {
  if (!place) return "Nothing here";
  if (place.kind === "direct") return `@ ${names.people.get(place.botId) ?? "a bot"}`;
  return place.thread ? place.thread.name : `# ${place.channel.name}`;
}

function topicOf(view: View): string {
  const { place, as, rights } = view;
  if (!place) return "This channel or thread is gone.";
  if (place.kind === "direct") return `Direct messages to ${as.name}.`;
  if (!(rights & PERMISSION.VIEW_CHANNEL))
    return `${as.name} does not see this in Discord. You look over their shoulder.`;
  if (!place.thread) return place.channel.topic ?? "";
  const kind = place.thread.type === 12 ? "Private thread" : "Thread";
  const state = [place.thread.locked && "locked", place.thread.archived && "archived"].filter(Boolean);
  return `${kind} in # ${place.channel.name}${state.length > 0 ? `, ${state.join(" and ")}` : ""}`;
}

function messageList(view: View): Html {
  const { place, as } = view;
  const all = view.call.store.state.messages.filter(
    (one) => one.channelId === place?.id && (one.onlyFor === null || one.onlyFor === as.id),
  );
  const shown = all.slice(-SHOWN);
  const items = shown.map((one, index) => messageItem(view, one, shown[index - 1]));
  const nothing = html`<li class="empty" id="m0"><p><b>${place ? "Nothing was written here yet." : "It is not here any more."}</b></p><p>${place ? "Whatever people and bots write shows up by itself." : "Choose another channel."}</p></li>`;
  return html`<ol class="messages" id="chat-log" data-live>${items.length > 0 ? items : nothing}</ol>`;
}

function narrowBar(view: View): Html {
  return html`<p class="narrow-bar"><a href="#chat-side">Channels</a><a href="#chat-people">People</a>${
    view.place?.kind === "guild" && view.place.thread
      ? html`<a href="${chatLink(view, view.place.channel.id)}"># ${view.place.channel.name}</a>`
      : null
  }</p>`;
}

/** The guild as Discord shows it to whom one is, and to be used as them. */
export function chatPage(call: Call, parts: Parts): Reply {
  const view = viewOf(call);
  if (!view) return redirect("/people");
  const title = titleOf(view);
  const body = html`<div class="chat" id="chat">
    ${sidebar(view)}
    <section class="chat-main" aria-label="${title}">
      <header class="chat-head" id="chat-head" data-live><div><h1>${title}</h1><p>${topicOf(view)}</p></div>${narrowBar(view)}</header>
      ${messageList(view)}${composer(view)}
    </section>
    ${peopleList(view)}${modalLayer(view)}${connectionPanel(view, parts)}
  </div>`;
  return framed(call, "/chat", `${title}, Discord`, body, { script: CHAT_SCRIPT, wide: true });
}
