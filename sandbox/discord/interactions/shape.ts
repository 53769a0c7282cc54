import { guildPermissions, rightsIn } from "@/sandbox/state/permissions";
import type { Interaction, Member } from "@/sandbox/state/types";
import { directShape, type GuildPlace, placeOf, placeShape } from "../channels";
import { messageShape } from "../message-shape";
import type { Scene } from "../scene";
import { anyUser, memberShape, roleShape } from "../serialise";
import { MAX_FILE } from "../uploads";

function memberWithRights(scene: Scene, place: GuildPlace, member: Member) {
  const permissions = rightsIn(place, member, scene.store.now()).toString();
  return { ...memberShape(scene, member), permissions };
}

function rightsOf(scene: Scene, place: GuildPlace, userId: string): string {
  const member = scene.store.member(place.guild, userId);
  return member ? rightsIn(place, member, scene.store.now()).toString() : "0";
}

function context(scene: Scene, { channelId, userId, appId }: Interaction): Record<string, unknown> {
  const place = placeOf(scene, channelId);
  const user = anyUser(scene, userId);
  if (!place) return { user };
  if (place.kind === "direct") {
    return { user, context: 1, channel: directShape(scene, place), app_permissions: "0" };
  }
  const member = scene.store.member(place.guild, userId);
  return {
    context: 0,
    guild_id: place.guild.id,
    guild: { id: place.guild.id, locale: "en-US", features: [] },
    guild_locale: "en-US",
    channel: { ...placeShape(scene, place), permissions: rightsOf(scene, place, userId) },
    app_permissions: rightsOf(scene, place, appId),
    ...(member ? { member: memberWithRights(scene, place, member) } : { user }),
  };
}

/** An interaction as INTERACTION_CREATE brings it. */
export function interactionShape(scene: Scene, interaction: Interaction): Record<string, unknown> {
  const { store } = scene;
  const message = store.state.messages.find((one) => one.id === interaction.messageId);
  return {
    id: interaction.id,
    application_id: interaction.appId,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    channel_id: interaction.channelId,
    data: interaction.data,
    locale: store.person(interaction.userId)?.locale ?? "en-GB",
    entitlements: [],
    attachment_size_limit: MAX_FILE,
    authorizing_integration_owners: { "0": interaction.guildId ?? interaction.userId },
    ...context(scene, interaction),
    ...(message ? { message: messageShape(scene, message, interaction.guildId) } : {}),
  };
}

/** What Discord says under `resolved` of the people, roles and channels that an option or a select names. */
export function resolvedShape(scene: Scene, place: GuildPlace, ids: readonly string[]) {
  const pick = <T>(make: (id: string) => T | null | undefined): Record<string, T> =>
    Object.fromEntries(
      ids.flatMap((id) => {
        const shape = make(id);
        return shape ? [[id, shape]] : [];
      }),
    );
  const { guild } = place;
  const shapes = {
    users: pick((id) => anyUser(scene, id)),
    members: pick((id) => {
      const member = scene.store.member(guild, id);
      const shape = member && memberShape(scene, member);
      if (!member || !shape) return null;
      const { user: _, deaf: __, mute: ___, ...own } = shape;
      return { ...own, permissions: guildPermissions(guild, member).toString() };
    }),
    roles: pick((id) => {
      const role = guild.roles.find((one) => one.id === id);
      return role && roleShape(role);
    }),
    channels: pick((id) => {
      const found = placeOf(scene, id);
      if (found?.kind !== "guild") return null;
      return { ...placeShape(scene, found), permissions: "0" };
    }),
  };
  const found = Object.entries(shapes).filter(([, one]) => Object.keys(one).length > 0);
  return found.length > 0 ? { resolved: Object.fromEntries(found) } : {};
}
