import { PERMISSION, rightsIn } from "@/sandbox/state/permissions";
import type { Guild, Member } from "@/sandbox/state/types";
import { lastMessageId } from "../message-shape";
import type { Scene } from "../scene";
import { botShape, channelShape, guildShape, memberShape, threadShape } from "../serialise";
import { INTENT } from "./intents";
import type { Session } from "./session";

export function readyEvent(scene: Scene, session: Session): Record<string, unknown> {
  const { app } = session;
  const guilds = scene.store.state.guilds.filter((guild) => scene.store.member(guild, app.id));
  return {
    v: 10,
    user: { ...botShape(app), mfa_enabled: true, verified: true, email: null },
    user_settings: {},
    guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
    session_id: session.id,
    session_type: "normal",
    resume_gateway_url: gatewayAddress(scene.base),
    shard: [0, 1],
    application: { id: app.id, flags: applicationFlags(app) },
    private_channels: [],
    presences: [],
    relationships: [],
    _trace: ["sandbox"],
  };
}

/** Which privileged intents the application has, by Discord's flags for applications in few guilds. */
export function applicationFlags(app: { memberIntent: boolean; contentIntent: boolean }): number {
  return (app.memberIntent ? 1 << 15 : 0) | (app.contentIntent ? 1 << 19 : 0);
}

export function gatewayAddress(base: string): string {
  return `${base.replace(/^http/, "ws")}/discord/gateway`;
}

/** A guild as a session first sees it: all channels, threads that are open to it, members by the intent. */
export function guildEvent(
  scene: Scene,
  guild: Guild,
  self: Member,
  intents: number,
): Record<string, unknown> {
  const members = intents & INTENT.GUILD_MEMBERS ? guild.members : [self];
  const last = (id: string) => lastMessageId(scene, id);
  const threads = guild.threads.filter((thread) => {
    const channel = guild.channels.find((one) => one.id === thread.parentId);
    const rights = channel ? rightsIn({ guild, channel, thread }, self, scene.store.now()) : 0n;
    return !thread.archived && rights & PERMISSION.VIEW_CHANNEL;
  });
  return {
    ...guildShape(guild, false),
    joined_at: self.joinedAt,
    large: false,
    unavailable: false,
    member_count: guild.members.length,
    members: members.flatMap((one) => memberShape(scene, one) ?? []),
    channels: guild.channels.map((one) => channelShape(guild, one, last(one.id))),
    threads: threads.map((one) => threadShape(guild, one, last(one.id), self.userId)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
