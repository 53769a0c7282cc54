import type { Call, Reply } from "@/sandbox/http/types";
import { type Html, html, type Renderable } from "@/sandbox/page/html";
import type { Channel, Guild, Message } from "@/sandbox/state/types";
import { embedCard } from "./embed";
import { clock, framed, heading, meOf } from "./frame";
import { discordText, type Names } from "./markdown";

const SHOWN = 100;

function names(call: Call): Names {
  const { state } = call.store;
  const people = [
    ...state.people.map((one) => [one.id, one.name] as const),
    ...call.config.discord.apps.map((app) => [app.id, app.name] as const),
  ];
  const roles = state.guilds.flatMap((guild) => guild.roles.map((role) => [role.id, role.name] as const));
  const channels = state.guilds.flatMap((guild) => guild.channels.map((one) => [one.id, one.name] as const));
  return { people: new Map(people), roles: new Map(roles), channels: new Map(channels) };
}

function componentRow(component: Record<string, unknown>): Renderable {
  const inner = Array.isArray(component.components) ? component.components : [];
  return html`<div class="components">${inner.map((one: unknown) => {
    const { label, placeholder } = one as { label?: unknown; placeholder?: unknown };
    return html`<span class="component">${String(label ?? placeholder ?? "…")}</span>`;
  })}</div>`;
}

function messageItem(message: Message, known: Names): Html {
  const author = known.people.get(message.authorId) ?? "someone";
  return html`<li class="message" id="m${message.id}">
    <span class="bot-face" aria-hidden="true">${author.replace("Grizzly ", "").slice(0, 2)}</span>
    <div><p class="by"><b>${author}</b> <span class="app">App</span> ${clock(message.at)}${message.editedAt && html` <small class="edited">(edited)</small>`}</p>
    ${message.content && html`<div class="content">${discordText(message.content, known)}</div>`}
    ${message.embeds.map((embed) => embedCard(embed, known))}
    ${message.components.map(componentRow)}</div>
  </li>`;
}

interface Shelf {
  readonly guild: Guild;
  readonly channels: readonly Channel[];
}

function sidebar(call: Call, shelves: readonly Shelf[], current: string): Html {
  const counts = new Map<string, number>();
  for (const one of call.store.state.messages)
    counts.set(one.channelId, (counts.get(one.channelId) ?? 0) + 1);
  const link = (
    id: string,
    label: string,
  ) => html`<a href="/posts/${id}" ${id === current && html`aria-current="page"`}>
    <span>${label}</span>${counts.has(id) && html`<small>${counts.get(id)}</small>`}</a>`;
  const direct = call.store.state.directChannels.map((one) =>
    link(one.id, `@ ${call.store.person(one.userId)?.name ?? one.userId}`),
  );
  return html`<nav class="channels" id="channels" aria-label="Channels">
    ${shelves.map(
      ({ guild, channels }) =>
        html`<details ${channels.some((one) => one.id === current) && html`open`}><summary class="shelf">${guild.name}</summary>${channels.map((one) => link(one.id, `# ${one.name}`))}</details>`,
    )}
    ${direct.length > 0 && html`<details open><summary class="shelf">Direct messages</summary>${direct}</details>`}
  </nav>`;
}

/** What the bots posted, channel by channel, as Discord would show it; newest last. */
export function postsPage(call: Call): Reply {
  const shelves = call.store.state.guilds.map((guild) => ({
    guild,
    channels: guild.channels.filter((one) => one.kind === "text"),
  }));
  const latest = call.store.state.messages.at(-1)?.channelId;
  const mine = meOf(call);
  const first = shelves.find(({ guild }) => mine && call.store.member(guild, mine.id)) ?? shelves[0];
  const current =
    call.params.channel ??
    latest ??
    first?.channels.find((one) => one.key === "kill-feed")?.id ??
    first?.channels[0]?.id ??
    "";
  const shelf = shelves.find(({ channels }) => channels.some((one) => one.id === current));
  const channel = shelf?.channels.find((one) => one.id === current);
  const direct = call.store.state.directChannels.find((one) => one.id === current);
  const title = channel?.name ?? call.store.person(direct?.userId ?? "")?.name ?? "Unknown channel";
  const known = names(call);
  const messages = call.store.state.messages.filter((one) => one.channelId === current).slice(-SHOWN);
  const body = html`
  ${heading("Posts", "What the bots wrote, as Discord would show it. Times are UTC.", html`<a class="button quiet" href="/posts/${current}">Refresh</a>`)}
  <div class="discord">
    ${sidebar(call, shelves, current)}
    <section class="channel" aria-label="${title}">
      <header><b>${channel ? "#" : "@"} ${title}</b><a class="to-channels" href="#channels">Channels</a><span>${channel?.topic ?? (direct ? "Direct messages of a bot to this person." : "")}</span></header>
      ${
        messages.length > 0
          ? html`<ol class="messages">${messages.map((one) => messageItem(one, known))}</ol>`
          : html`<div class="empty"><p><b>Nothing here yet.</b></p><p>A bot that posts to <code>${current}</code> will show up in this channel.</p></div>`
      }
    </section>
  </div>`;
  return framed(call, "/posts", `${title}, posts`, body);
}
