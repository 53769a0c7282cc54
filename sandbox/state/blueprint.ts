import type { SandboxConfig } from "@/sandbox/config";
import type { ChannelKey, DemoGuild, RoleKey } from "@/sandbox/population";
import { PERMISSION as P } from "./permissions";
import { snowflakeAt } from "./snowflake";
import type { Channel, Overwrite, Role } from "./types";

const ORDINARY =
  P.VIEW_CHANNEL |
  P.SEND_MESSAGES |
  P.EMBED_LINKS |
  P.ATTACH_FILES |
  P.READ_MESSAGE_HISTORY |
  P.SEND_MESSAGES_IN_THREADS;
/** What Grizzly's bots ask for when they are added: no Administrator. */
const BOT =
  ORDINARY |
  P.MANAGE_ROLES |
  P.MANAGE_THREADS |
  P.CREATE_PRIVATE_THREADS |
  P.MANAGE_MESSAGES |
  P.MODERATE_MEMBERS |
  P.KICK_MEMBERS |
  P.BAN_MEMBERS;

const roleLook: Record<RoleKey, { name: string; color: number; permissions: bigint; hoist?: boolean }> = {
  survivor: { name: "Survivors", color: 0, permissions: 0n },
  "supporter-bronze": { name: "Supporter Bronze", color: 0xcd7f32, permissions: 0n, hoist: true },
  "supporter-silver": { name: "Supporter Silver", color: 0xc0c0c0, permissions: 0n, hoist: true },
  "supporter-gold": { name: "Supporter Gold", color: 0xffd700, permissions: 0n, hoist: true },
  "supporter-partner": { name: "Supporter Partner", color: 0x9b7fe0, permissions: 0n, hoist: true },
  support: { name: "Support", color: 0x4fa3d1, permissions: P.MANAGE_THREADS, hoist: true },
  moderator: { name: "Moderators", color: 0x5fb38a, permissions: P.MANAGE_MESSAGES | P.MODERATE_MEMBERS },
  warden: { name: "Wardens", color: 0xb48ead, permissions: P.MANAGE_GUILD | P.MANAGE_MESSAGES, hoist: true },
  admin: { name: "Admin", color: 0xe5a54b, permissions: P.ADMINISTRATOR, hoist: true },
};

const channelLook: Record<ChannelKey, { category: string; topic: string; who: "read" | "write" | "staff" }> =
  {
    welcome: { category: "Start here", topic: "Who we are and how to join.", who: "read" },
    rules: { category: "Start here", topic: "Read them once.", who: "read" },
    announcements: { category: "Start here", topic: "Wipes, restarts, news.", who: "read" },
    "server-status": { category: "Feeds", topic: "Players now, edited in place.", who: "read" },
    "kill-feed": { category: "Feeds", topic: "Every kill, a few minutes after the log has it.", who: "read" },
    connections: { category: "Feeds", topic: "Who came, who left.", who: "read" },
    bounties: { category: "Feeds", topic: "Heads with a price.", who: "read" },
    shop: { category: "Feeds", topic: "Orders placed and delivered.", who: "read" },
    general: { category: "Community", topic: "Talk.", who: "write" },
    tickets: { category: "Help", topic: "Open a ticket here.", who: "read" },
    "ticket-log": { category: "Staff", topic: "Closed tickets.", who: "staff" },
    staff: { category: "Staff", topic: "For staff.", who: "staff" },
    "admin-log": { category: "Staff", topic: "What the bots changed.", who: "staff" },
  };

/** The role that Discord gives a bot when it joins; `index` is its place in the configured apps. */
export function botRoleId(demo: DemoGuild, index: number): string {
  return snowflakeAt(demo.madeOn, 150 + index);
}

/** Roles from @everyone upwards. The bots stand above every supporter role, so that they may give it. */
export function guildRoles(demo: DemoGuild, config: SandboxConfig): Role[] {
  const ids = new Map(demo.roles.map((role) => [role.key, role.id]));
  const plain = (key: RoleKey): Role[] => {
    const id = ids.get(key);
    if (!id) return [];
    const look = roleLook[key];
    return [
      {
        id,
        key,
        name: look.name,
        permissions: look.permissions.toString(),
        position: 0,
        color: look.color,
        hoist: look.hoist ?? false,
        botId: null,
      },
    ];
  };
  const bots = config.discord.apps.map((app, index) => ({
    id: botRoleId(demo, index),
    key: `bot-${index}`,
    name: app.name,
    permissions: BOT.toString(),
    position: 0,
    color: 0,
    hoist: false,
    botId: app.id,
  }));
  const everyone: Role = {
    id: demo.id,
    key: "everyone",
    name: "@everyone",
    permissions: ORDINARY.toString(),
    position: 0,
    color: 0,
    hoist: false,
    botId: null,
  };
  const below: RoleKey[] = [
    "survivor",
    "supporter-bronze",
    "supporter-silver",
    "supporter-gold",
    "supporter-partner",
  ];
  const above: RoleKey[] = ["support", "moderator", "warden"];
  const ordered = [
    everyone,
    ...below.flatMap(plain),
    ...above.flatMap(plain),
    ...bots.toReversed(),
    ...plain("admin"),
  ];
  return ordered.map((role, position) => ({ ...role, position }));
}

function overwrites(demo: DemoGuild, who: "read" | "write" | "staff", config: SandboxConfig): Overwrite[] {
  const bots = config.discord.apps.map((_, index) => ({
    id: botRoleId(demo, index),
    kind: "role" as const,
    allow: (P.VIEW_CHANNEL | P.SEND_MESSAGES).toString(),
    deny: "0",
  }));
  if (who === "write") return [];
  const deny = who === "read" ? P.SEND_MESSAGES : P.VIEW_CHANNEL;
  const everyone: Overwrite = { id: demo.id, kind: "role", allow: "0", deny: deny.toString() };
  const staff = demo.roles
    .filter((role) => who === "staff" && ["support", "moderator", "warden"].includes(role.key))
    .map((role) => ({ id: role.id, kind: "role" as const, allow: P.VIEW_CHANNEL.toString(), deny: "0" }));
  return [everyone, ...bots, ...staff];
}

/** Categories first, then the channels under them, all in Discord's order. */
export function guildChannels(demo: DemoGuild, config: SandboxConfig): Channel[] {
  const names = [...new Set(demo.channels.map((channel) => channelLook[channel.key].category))];
  const categories = names.map((name, index) => ({
    id: snowflakeAt(demo.madeOn, 300 + index),
    key: `category-${index}`,
    name,
    kind: "category" as const,
    topic: null,
    parentId: null,
    position: index,
    overwrites: [],
  }));
  const channels = demo.channels.map((channel, index) => {
    const look = channelLook[channel.key];
    return {
      id: channel.id,
      key: channel.key,
      name: channel.key,
      kind: "text" as const,
      topic: look.topic,
      parentId: categories.find((one) => one.name === look.category)?.id ?? null,
      position: index,
      overwrites: overwrites(demo, look.who, config),
    };
  });
  return [...categories, ...channels];
}
