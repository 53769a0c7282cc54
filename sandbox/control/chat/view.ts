import type { GuildPlace, Place } from "@/sandbox/discord/channels";
import { placeOf } from "@/sandbox/discord/channels";
import type { Call } from "@/sandbox/http/types";
import { PERMISSION } from "@/sandbox/state/permissions";
import type { Guild, Person } from "@/sandbox/state/types";
import { meOf } from "../frame";
import type { Names } from "../markdown";
import { rightsOf } from "./where";

/** What a page of the chat is about: where one looks, and as whom. */
export interface View {
  readonly call: Call;
  readonly as: Person;
  readonly place: Place | null;
  /** The guild whose channels stand at the side. */
  readonly guild: Guild | null;
  readonly names: Names;
  /** What the person may do where one looks. */
  readonly rights: bigint;
}

/** An address of the chat with whom one is; `more` adds what is open, such as a modal. */
export function chatLink(
  view: Pick<View, "as">,
  channelId: string,
  more: Record<string, string> = {},
): string {
  return `/chat/${channelId}?${new URLSearchParams({ as: view.as.key, ...more })}`;
}

function names(call: Call): Names {
  const { people, guilds } = call.store.state;
  const bots = call.config.discord.apps.map((app) => [app.id, app.name] as const);
  const channels = guilds.flatMap((guild) => [...guild.channels, ...guild.threads]);
  return {
    people: new Map([...people.map((one) => [one.id, one.name] as const), ...bots]),
    roles: new Map(guilds.flatMap((guild) => guild.roles.map((role) => [role.id, role.name] as const))),
    channels: new Map(channels.map((one) => [one.id, one.name] as const)),
  };
}

/** Where one lands without an address: where something was written last, or the first guild's general channel. */
function startingPlace(call: Call, as: Person | null): Place | null {
  const { guilds, messages } = call.store.state;
  const latest = messages.at(-1)?.channelId;
  const found = latest ? placeOf(call, latest) : null;
  if (found) return found;
  const guild = guilds.find((one) => as && call.store.member(one, as.id)) ?? guilds[0];
  const channel =
    guild?.channels.find((one) => one.key === "general") ??
    guild?.channels.find((one) => one.kind === "text");
  return guild && channel ? { kind: "guild", id: channel.id, guild, channel, thread: null } : null;
}

function personFor(call: Call, place: Place | null): Person | null {
  const { people } = call.store.state;
  const named = call.store.person(call.url.searchParams.get("as") ?? "");
  if (place?.kind === "direct") return call.store.person(place.userId) ?? null;
  const owner = place ? call.store.person(place.guild.ownerId) : undefined;
  return named ?? meOf(call) ?? owner ?? people[0] ?? null;
}

export function viewOf(call: Call): View | null {
  const { channel } = call.params;
  const place = channel ? placeOf(call, channel) : startingPlace(call, meOf(call));
  const as = personFor(call, place);
  if (!as) return null;
  const own = call.store.state.guilds.find((one) => call.store.member(one, as.id));
  const guild = place?.kind === "guild" ? place.guild : (own ?? call.store.state.guilds[0] ?? null);
  return { call, as, place, guild, names: names(call), rights: place ? rightsOf(call, place, as) : 0n };
}

export const sees = (view: View, place: GuildPlace): boolean =>
  Boolean(rightsOf(view.call, place, view.as) & PERMISSION.VIEW_CHANNEL);
