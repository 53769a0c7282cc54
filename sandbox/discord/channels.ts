import { jsonBody } from "@/sandbox/http/body";
import { json } from "@/sandbox/http/reply";
import type { Reply, Route } from "@/sandbox/http/types";
import { route } from "@/sandbox/http/types";
import { PERMISSION, rightsIn } from "@/sandbox/state/permissions";
import type { Channel, DirectChannel, Guild, Thread } from "@/sandbox/state/types";
import { withBot } from "./auth";
import { discordError, invalidForm, invalidJson, missingAccess, unknownChannel } from "./errors";
import { lastMessageId } from "./message-shape";
import type { Scene } from "./scene";
import { anyUser, channelShape, threadShape } from "./serialise";

/** A guild's channel, or a thread of it. */
export interface GuildPlace {
  readonly kind: "guild";
  readonly id: string;
  readonly guild: Guild;
  /** The thread's parent, where it is one. */
  readonly channel: Channel;
  readonly thread: Thread | null;
}

/** Where a message can be; `direct` is between a bot and a person. */
export type Place = GuildPlace | ({ readonly kind: "direct" } & DirectChannel);

export function placeIn(guild: Guild, id: string): GuildPlace | null {
  const thread = guild.threads.find((one) => one.id === id) ?? null;
  const channel = guild.channels.find((one) => one.id === (thread?.parentId ?? id));
  return channel ? { kind: "guild", id, guild, channel, thread } : null;
}

export function placeOf(scene: Pick<Scene, "store">, channelId: string): Place | null {
  const { guilds, directChannels } = scene.store.state;
  for (const guild of guilds) {
    const place = placeIn(guild, channelId);
    if (place) return place;
  }
  const direct = directChannels.find((one) => one.id === channelId);
  return direct ? { kind: "direct", ...direct } : null;
}

/** A channel or thread as Discord sends it to a bot. */
export function placeShape(scene: Scene, place: GuildPlace, botId: string | null = null) {
  const { guild, channel, thread } = place;
  const last = lastMessageId(scene, place.id);
  return thread ? threadShape(guild, thread, last, botId) : channelShape(guild, channel, last);
}

export function directShape(call: Scene, direct: DirectChannel): Record<string, unknown> {
  return {
    id: direct.id,
    type: 1,
    flags: 0,
    last_message_id: lastMessageId(call, direct.id),
    recipients: [anyUser(call, direct.userId)],
  };
}

const getChannel = withBot((call, bot): Reply => {
  const place = placeOf(call, call.params.channel_id ?? "");
  if (!place) return unknownChannel();
  if (place.kind === "direct") {
    return place.botId === bot.id ? json(200, directShape(call, place)) : missingAccess();
  }
  const self = call.store.member(place.guild, bot.id);
  const seen = self && rightsIn(place, self, call.now) & PERMISSION.VIEW_CHANNEL;
  return seen ? json(200, placeShape(call, place, bot.id)) : missingAccess();
});

/** Opens the direct channel to someone; asking again gives the same one. */
const openDirect = withBot((call, bot): Reply => {
  const body = jsonBody(call);
  if (!body) return invalidJson();
  const userId = body.recipient_id;
  if (typeof userId !== "string") {
    return invalidForm([
      { path: "recipient_id", code: "BASE_TYPE_REQUIRED", message: "This field is required" },
    ]);
  }
  if (!call.store.person(userId)) return discordError(400, 50033, "Invalid Recipient(s)");
  const known = call.store.state.directChannels.find((one) => one.userId === userId && one.botId === bot.id);
  if (known) return json(200, directShape(call, known));
  const direct = { id: call.store.nextId(), userId, botId: bot.id };
  call.store.change((state) => {
    state.directChannels.push(direct);
  });
  return json(200, directShape(call, direct));
});

export const channelRoutes: readonly Route[] = [
  route("GET", "/channels/:channel_id", getChannel),
  route("POST", "/users/@me/channels", openDirect),
];
