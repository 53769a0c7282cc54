import type { Notice } from "@/sandbox/state/notice";
import type { Store } from "@/sandbox/state/store";
import type { Message } from "@/sandbox/state/types";
import { type Place, placeOf } from "../channels";
import { interactionShape } from "../interactions/shape";
import { messageShape } from "../message-shape";
import { anyUser, memberShape } from "../serialise";
import type { Dispatch } from "./changes";
import { INTENT, readsContent, withoutContent } from "./intents";

interface ForApp {
  readonly dispatch: Dispatch;
  /** Only for this application; null for everyone who is there. */
  readonly appId: string | null;
}

function at(place: Place) {
  return place.kind === "guild" ? { guild: place.guild, place } : { guild: null, place: null };
}

function messageEvent(store: Store, verb: "CREATE" | "UPDATE" | "DELETE", message: Message): ForApp[] {
  const place = placeOf({ store }, message.channelId);
  if (!place || message.onlyFor !== null) return [];
  const direct = place.kind === "direct";
  const guildId = direct ? null : place.guild.id;
  const member = direct ? undefined : store.member(place.guild, message.authorId);
  const data: Dispatch["data"] = (scene, session) => {
    const where = guildId ? { guild_id: guildId } : {};
    if (verb === "DELETE") return { id: message.id, channel_id: message.channelId, ...where };
    const whole = messageShape(scene, message, guildId);
    const reads = readsContent(session.intents, session.app.id, message, direct);
    const { user: _, ...own } = (member && memberShape(scene, member)) ?? {};
    return { ...(reads ? whole : withoutContent(whole)), ...where, ...(member ? { member: own } : {}) };
  };
  const intents = direct ? INTENT.DIRECT_MESSAGES : INTENT.GUILD_MESSAGES;
  const dispatch = { event: `MESSAGE_${verb}`, intents, ...at(place), data };
  return [{ dispatch, appId: direct ? place.botId : null }];
}

function typingEvent(store: Store, channelId: string, userId: string): ForApp[] {
  const place = placeOf({ store }, channelId);
  if (!place) return [];
  const direct = place.kind === "direct";
  const member = direct ? undefined : store.member(place.guild, userId);
  const timestamp = Math.floor(store.now().getTime() / 1000);
  const data: Dispatch["data"] = (scene) => ({
    channel_id: channelId,
    user_id: userId,
    timestamp,
    ...(direct ? {} : { guild_id: place.guild.id }),
    ...(member ? { member: memberShape(scene, member) ?? anyUser(scene, userId) } : {}),
  });
  const intents = direct ? INTENT.DIRECT_MESSAGE_TYPING : INTENT.GUILD_MESSAGE_TYPING;
  const dispatch = { event: "TYPING_START", intents, ...at(place), data };
  return [{ dispatch, appId: direct ? place.botId : null }];
}

/** What the bots are told of something that was told to the store. */
export function noticeFor(store: Store, notice: Notice): ForApp[] {
  switch (notice.kind) {
    case "message":
      return messageEvent(store, notice.verb, notice.message);
    case "typing":
      return typingEvent(store, notice.channelId, notice.userId);
    case "asked": {
      const { interaction } = notice;
      const data: Dispatch["data"] = (scene) => interactionShape(scene, interaction);
      const dispatch = { event: "INTERACTION_CREATE", intents: 0, guild: null, place: null, data };
      return [{ dispatch, appId: interaction.appId }];
    }
    default:
      return [];
  }
}
