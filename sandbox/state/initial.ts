import type { SandboxConfig } from "@/sandbox/config";
import { initialNitrado } from "@/sandbox/nitrado/demo";
import { type DemoGuild, type DemoPerson, guilds, people } from "@/sandbox/population";
import { botRoleId, guildChannels, guildRoles } from "./blueprint";
import { initialMembership } from "./pledges";
import type { Fault, Guild, Member, Person, SandboxState } from "./types";

const DAY = 86_400_000;

export const NO_FAULT: Fault = {
  mode: "none",
  delayMs: 0,
  retryAfterSeconds: 0,
  remaining: null,
  until: null,
  path: "",
};

function person(demo: DemoPerson, now: Date): Person {
  const { patreon } = demo;
  return {
    key: demo.key,
    id: demo.id,
    username: demo.username,
    name: demo.name,
    email: demo.email,
    locale: demo.locale,
    sees: demo.sees,
    operator: demo.operator,
    granted: demo.granted,
    patreon: patreon
      ? {
          userId: patreon.userId,
          fullName: patreon.fullName,
          email: demo.email,
          createdAt: new Date(now.getTime() - (patreon.pledge.sinceDays + 40) * DAY).toISOString(),
          deleted: false,
          membership: initialMembership(patreon.userId, patreon.pledge, now),
        }
      : null,
  };
}

function members(demo: DemoGuild, config: SandboxConfig, now: Date): Member[] {
  const roleId = new Map(demo.roles.map((role) => [role.key as string, role.id]));
  const humans = people.flatMap((one) => {
    const membership = one.guilds[demo.key];
    if (!membership) return [];
    const roles = membership.roles.flatMap((key) => roleId.get(key) ?? []);
    return [
      {
        userId: one.id,
        roles,
        nick: null,
        timeoutUntil: null,
        joinedAt: new Date(now.getTime() - membership.joinedDays * DAY).toISOString(),
      },
    ];
  });
  const bots = config.discord.apps.map((app, index) => ({
    userId: app.id,
    roles: [botRoleId(demo, index)],
    nick: null,
    timeoutUntil: null,
    joinedAt: new Date(now.getTime() - (demo.size === "empty" ? 0.1 : 400) * DAY).toISOString(),
  }));
  return [...humans, ...bots];
}

function guild(demo: DemoGuild, config: SandboxConfig, now: Date): Guild {
  const owner = people.find((one) => one.key === demo.ownerKey);
  return {
    id: demo.id,
    key: demo.key,
    name: demo.name,
    description: demo.description,
    ownerId: owner?.id ?? "0",
    roles: guildRoles(demo, config),
    channels: guildChannels(demo, config),
    threads: [],
    members: members(demo, config, now),
    bans: people
      .filter((one) => one.bannedFrom.includes(demo.key))
      .map((one) => ({ userId: one.id, reason: "Shot teammates through walls. Twice." })),
  };
}

/** The demo community as it stands after a reset. */
export function initialState(config: SandboxConfig, now: Date): SandboxState {
  return {
    version: 1,
    sequence: 1,
    people: people.map((one) => person(one, now)),
    guilds: guilds.map((one) => guild(one, config, now)),
    messages: [],
    directChannels: [],
    commands: [],
    interactions: [],
    codes: [],
    tokens: [],
    webhooks: [
      {
        id: "410001",
        uri: config.patreon.webhookUrl,
        secret: config.patreon.webhookSecret,
        triggers: [
          "members:create",
          "members:update",
          "members:delete",
          "members:pledge:create",
          "members:pledge:update",
          "members:pledge:delete",
        ],
        paused: false,
        failures: 0,
        lastAttemptAt: null,
      },
    ],
    deliveries: [],
    crowd: { members: 0, turn: 0 },
    creator: null,
    faults: { discord: { ...NO_FAULT }, patreon: { ...NO_FAULT } },
    nitrado: initialNitrado(),
  };
}
