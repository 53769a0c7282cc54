import { type Html, html, type Renderable } from "@/sandbox/page/html";
import type { Message } from "@/sandbox/state/types";
import { discordText } from "../markdown";
import { chatLink, type View } from "./view";

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  value !== null && typeof value === "object" && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const list = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

const LOOKS = ["", "primary", "secondary", "success", "danger", "link"];

function emoji(component: Json): Renderable {
  const name = isObject(component.emoji) ? text(component.emoji.name) : "";
  return name && html`<span aria-hidden="true">${name}</span>`;
}

function pressForm(view: View, message: Message, customId: string, inner: Renderable, look = ""): Html {
  return html`<form class="press ${look}" method="post" action="/__sandbox/discord/messages/${message.id}/press">
    <input type="hidden" name="person" value="${view.as.key}"><input type="hidden" name="customId" value="${customId}">
    <input type="hidden" name="return" value="${chatLink(view, message.channelId)}">${inner}</form>`;
}

function button(view: View, message: Message, one: Json): Html {
  const label = html`${emoji(one)}${text(one.label)}`;
  const look = `dc-button ${LOOKS[Number(one.style)] ?? ""}`;
  const url = text(one.url);
  if (url) {
    return /^https?:\/\//.test(url)
      ? html`<a class="${look}" href="${url}" rel="nofollow noopener noreferrer">${label} ↗</a>`
      : html`<span class="${look}">${label}</span>`;
  }
  const off = one.disabled === true && html`disabled`;
  return pressForm(
    view,
    message,
    text(one.custom_id),
    html`<button class="${look}" ${off}>${label}</button>`,
  );
}

/** What a menu offers: its own options, or the guild's people, roles or channels. */
function offers(view: View, one: Json): { value: string; label: string; chosen: boolean }[] {
  const { guild } = view;
  if (one.type === 3) {
    return list(one.options).map((option) => ({
      value: text(option.value),
      label: [text(option.label), text(option.description)].filter(Boolean).join(": "),
      chosen: option.default === true,
    }));
  }
  const people = (guild?.members ?? []).map((member) => [
    member.userId,
    view.names.people.get(member.userId),
  ]);
  const roles = (guild?.roles ?? []).map((role) => [role.id, role.name]);
  const channels = (guild?.channels ?? []).map((channel) => [channel.id, `# ${channel.name}`]);
  const found = { 5: people, 6: roles, 7: [...people, ...roles], 8: channels }[Number(one.type)] ?? [];
  return found.map(([value, label]) => ({ value: value ?? "", label: label ?? "someone", chosen: false }));
}

function menu(view: View, message: Message, one: Json): Html {
  const many = typeof one.max_values === "number" && one.max_values > 1;
  const placeholder = text(one.placeholder) || "Make a selection";
  const options = offers(view, one);
  const none = !many && !options.some((option) => option.chosen);
  return pressForm(
    view,
    message,
    text(one.custom_id),
    html`<select name="values" aria-label="${placeholder}" ${many && html`multiple size="${Math.min(6, options.length)}"`} ${one.disabled === true && html`disabled`} ${!many && html`data-now`}>
      ${none && html`<option value="">${placeholder}</option>`}${options.map(
        (option) =>
          html`<option value="${option.value}" ${option.chosen && html`selected`}>${option.label}</option>`,
      )}</select><button class="dc-button secondary choose">Choose</button>`,
    "menu",
  );
}

function content(view: View, one: Json): Renderable {
  return html`<div class="content">${discordText(text(one.content), view.names)}</div>`;
}

function component(view: View, message: Message, one: Json): Renderable {
  const inner = () => list(one.components).map((each) => component(view, message, each));
  switch (Number(one.type)) {
    case 1:
      return html`<div class="components">${inner()}</div>`;
    case 2:
      return button(view, message, one);
    case 3:
    case 5:
    case 6:
    case 7:
    case 8:
      return menu(view, message, one);
    case 9:
      return html`<div class="section"><div>${inner()}</div>${isObject(one.accessory) && component(view, message, one.accessory)}</div>`;
    case 10:
      return content(view, one);
    case 14:
      return html`<hr>`;
    case 17:
      return html`<div class="container">${inner()}</div>`;
    default:
      return html`<p class="picture">A component of type ${Number(one.type)}, which the sandbox does not draw.</p>`;
  }
}

/** A message's buttons, menus and texts, to be used as whom one is. */
export function componentList(view: View, message: Message): Renderable {
  return message.components.map((one) => component(view, message, one));
}
