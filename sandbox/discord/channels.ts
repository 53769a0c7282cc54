import { jsonBody } from "@/sandbox/http/body";
import { json } from "@/sandbox/http/reply";
import type { Call, Reply, Route } from "@/sandbox/http/types";
import { route } from "@/sandbox/http/types";
import { channelPermissions, PERMISSION } from "@/sandbox/state/permissions";
import type { Channel, DirectChannel, Guild } from "@/sandbox/state/types";
import { withBot } from "./auth";
import { discordError, invalidForm, invalidJson, missingAccess, unknownChannel } from "./errors";
import { lastMessageId } from "./message-shape";
import { anyUser, channelShape } from "./serialise";

/** Where a message can be: a guild's channel, or the direct channel of a bot and a person. */
export type Place =
  | { readonly kind: "guild"; readonly id: string; readonly guild: Guild; readonly channel: Channel }
  | ({ readonly kind: "direct" } & DirectChannel);

export function placeOf(call: Call, channelId: string): Place | null {
  for (const guild of call.store.state.guilds) {
    const channel = guild.channels.find((one) => one.id === channelId);
    if (channel) return { kind: "guild", id: channelId, guild, channel };
  }
  const direct = call.store.state.directChannels.find((one) => one.id === channelId);
  return direct ? { kind: "direct", ...direct } : null;
}

function directShape(call: Call, direct: DirectChannel): Record<string, unknown> {
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
  const seen = self && channelPermissions(place.guild, place.channel, self) & PERMISSION.VIEW_CHANNEL;
  if (!seen) return missingAccess();
  return json(200, channelShape(place.guild, place.channel, lastMessageId(call, place.id)));
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
