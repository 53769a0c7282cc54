import { type GuildPlace, type Place, placeOf } from "@/sandbox/discord/channels";
import type { Call } from "@/sandbox/http/types";
import { PERMISSION, rightsIn } from "@/sandbox/state/permissions";
import type { Message, Person } from "@/sandbox/state/types";
import { Refused } from "../input";

/** The person that an input names by key or Discord id. @throws Refused */
export function personIn(call: Call, who: string): Person {
  const person = call.store.person(who);
  if (!person) throw new Refused("Nobody here has that name.", 404);
  return person;
}

/** What a person may do in a place; 0 where it is not theirs to see. */
export function rightsOf(call: Call, place: Place, person: Person): bigint {
  if (place.kind === "direct") return place.userId === person.id ? -1n : 0n;
  const member = call.store.member(place.guild, person.id);
  return member ? rightsIn(place, member, call.now) : 0n;
}

export interface Standing {
  readonly place: Place;
  readonly rights: bigint;
}

/** The channel, thread or direct channel `id` as a person sees it. @throws Refused */
export function standingIn(call: Call, person: Person, id: string): Standing {
  const place = placeOf(call, id);
  if (!place) throw new Refused("That channel is gone.", 404);
  const rights = rightsOf(call, place, person);
  if (!(rights & PERMISSION.VIEW_CHANNEL))
    throw new Refused(`${person.name} does not see that channel.`, 403);
  return { place, rights };
}

/** As `standingIn`, in a guild. @throws Refused */
export function guildStanding(call: Call, person: Person, id: string): Standing & { place: GuildPlace } {
  const { place, rights } = standingIn(call, person, id);
  if (place.kind !== "guild") throw new Refused("That works in a guild only.");
  return { place, rights };
}

/** A message that a person sees. @throws Refused */
export function messageSeen(call: Call, person: Person, id: string): Standing & { message: Message } {
  const message = call.store.state.messages.find((one) => one.id === id);
  const hidden = message?.onlyFor != null && message.onlyFor !== person.id;
  if (!message || hidden) throw new Refused("That message is gone.", 404);
  return { message, ...standingIn(call, person, message.channelId) };
}
