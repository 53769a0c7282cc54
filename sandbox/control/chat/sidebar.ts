import { placeIn } from "@/sandbox/discord/channels";
import { type Html, html } from "@/sandbox/page/html";
import { avatar, standing } from "@/sandbox/page/person";
import { topPosition } from "@/sandbox/state/permissions";
import type { Channel, Guild, Member, Thread } from "@/sandbox/state/types";
import { chatLink, sees, type View } from "./view";

function entry(view: View, id: string, label: Html, locked: boolean): Html {
  const here = view.place?.id === id;
  return html`<a href="${chatLink(view, id)}" class="${locked && "locked"}" ${here && html`aria-current="page"`}>${label}${
    locked && html`<small title="${view.as.name} does not see it">hidden</small>`
  }</a>`;
}

function threadEntry(view: View, thread: Thread): Html {
  const state = thread.locked ? "locked" : thread.archived ? "closed" : "";
  const label = html`<span>${thread.name}${state && html` <em>${state}</em>`}</span>`;
  return html`<li class="thread">${entry(view, thread.id, label, false)}</li>`;
}

const OPEN_SHOWN = 15;
const CLOSED_SHOWN = 5;

/** A channel's threads that one sees: the open ones, and the latest closed ones where one is in the channel. */
function threadsOf(view: View, guild: Guild, channel: Channel): Thread[] {
  const here = view.place?.kind === "guild" && view.place.channel === channel;
  const seen = guild.threads.filter((one) => {
    const place = one.parentId === channel.id && placeIn(guild, one.id);
    return place && (sees(view, place) || view.place?.id === one.id);
  });
  const closed = seen.filter((one) => one.archived && (here || view.place?.id === one.id));
  return [...seen.filter((one) => !one.archived).slice(-OPEN_SHOWN), ...closed.slice(-CLOSED_SHOWN)];
}

function channelEntry(view: View, guild: Guild, channel: Channel): Html {
  const place = placeIn(guild, channel.id);
  const threads = threadsOf(view, guild, channel);
  return html`<li>${entry(view, channel.id, html`<span># ${channel.name}</span>`, !place || !sees(view, place))}${
    threads.length > 0 && html`<ul>${threads.map((one) => threadEntry(view, one))}</ul>`
  }</li>`;
}

function guildChannels(view: View, guild: Guild): Html {
  const text = guild.channels.filter((one) => one.kind === "text");
  const loose = text.filter((one) => one.parentId === null);
  const shelves = guild.channels.filter((one) => one.kind === "category");
  return html`${loose.length > 0 && html`<ul>${loose.map((one) => channelEntry(view, guild, one))}</ul>`}${shelves.map(
    (shelf) =>
      html`<h2>${shelf.name}</h2><ul>${text
        .filter((one) => one.parentId === shelf.id)
        .map((one) => channelEntry(view, guild, one))}</ul>`,
  )}`;
}

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? "")
    .join("")
    .slice(0, 2);

/** Guilds as discs, the open one's channels and threads, and direct messages to whom one is. */
export function sidebar(view: View): Html {
  const { state } = view.call.store;
  const direct = state.directChannels.filter((one) => one.userId === view.as.id);
  const home = (guild: Guild) =>
    guild.channels.find((one) => one.key === "general") ?? guild.channels.find((one) => one.kind === "text");
  return html`<nav class="chat-side" id="chat-side" aria-label="Guilds and channels" data-live>
    <div class="chat-guilds">${state.guilds.map((guild) => {
      const here = guild === view.guild;
      return html`<a href="${chatLink(view, home(guild)?.id ?? "")}" title="${guild.name}" ${here && html`aria-current="true"`}><span aria-hidden="true">${initials(guild.name)}</span><span class="unseen">${guild.name}</span></a>`;
    })}</div>
    <div class="chat-channels"><p class="guild-name">${view.guild?.name ?? "No guild"}</p>
    ${view.guild && guildChannels(view, view.guild)}
    ${
      direct.length > 0 &&
      html`<h2>Direct to ${view.as.name}</h2><ul>${direct.map((one) => {
        const bot = view.names.people.get(one.botId) ?? "a bot";
        return html`<li>${entry(view, one.id, html`<span>@ ${bot}</span>`, false)}</li>`;
      })}</ul>`
    }</div>
  </nav>`;
}

interface Row {
  readonly member: Member;
  readonly role: string;
  readonly position: number;
}

function hoisted(guild: Guild, member: Member): { role: string; position: number } {
  const held = guild.roles.filter((role) => role.hoist && member.roles.includes(role.id));
  const top = held.toSorted((a, b) => b.position - a.position)[0];
  return { role: top?.name ?? "Members", position: top?.position ?? 0 };
}

/** The guild's people by role, as Discord lists them; pressing one makes one them. */
export function peopleList(view: View): Html {
  const { guild, place } = view;
  if (!guild || place?.kind !== "guild")
    return html`<aside class="chat-people" id="chat-people" data-live></aside>`;
  const { store, config } = view.call;
  const inside = place.thread && new Set(place.thread.members.map((one) => one.userId));
  const rows: Row[] = guild.members
    .filter((member) => !inside || inside.has(member.userId))
    .map((member) => ({ member, ...hoisted(guild, member) }))
    .toSorted(
      (a, b) => b.position - a.position || topPosition(guild, b.member) - topPosition(guild, a.member),
    );
  const groups = [...new Set(rows.map((one) => one.role))];
  const bot = (id: string) => config.discord.apps.find((app) => app.id === id);
  const line = ({ member }: Row) => {
    const person = store.person(member.userId);
    const app = bot(member.userId);
    if (app)
      return html`<li><span class="someone"><span class="bot-face small" aria-hidden="true">${app.name.replace("Grizzly ", "").slice(0, 2)}</span><span>${app.name}</span><span class="app">App</span></span></li>`;
    if (!person) return null;
    const quiet = member.timeoutUntil !== null && Date.parse(member.timeoutUntil) > store.now().getTime();
    return html`<li><a class="someone" href="${chatLink({ as: person }, place.id)}" ${person === view.as && html`aria-current="true"`} title="Be ${person.name}">${avatar(person, "none", "small")}<span>${person.name}</span>${
      quiet
        ? html`<small>timeout</small>`
        : html`<small>${standing(guild, member) === "owner" ? "owner" : ""}</small>`
    }</a></li>`;
  };
  return html`<aside class="chat-people" id="chat-people" aria-label="${inside ? "In this thread" : "People"}" data-live>
    ${groups.map((group) => {
      const here = rows.filter((one) => one.role === group);
      return html`<h2>${group} <small>${here.length}</small></h2><ul>${here.map(line)}</ul>`;
    })}</aside>`;
}
