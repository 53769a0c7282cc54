import { missingRights, type Right } from "./channel-rights";
import { FEED_ABOUT, type Feed } from "./feeds";

/** A thing that the guild switched on, and the rights in Discord that it needs there. */
interface Need {
  thing: string;
  channelId: string | null;
  rights: readonly Right[];
  path: string;
}

export interface DiscordFacts {
  botPresent: boolean;
  /** Bits of what the bot may do in the guild as a whole; null before it was read. */
  permissions: bigint | null;
  channels: readonly { channelId: string; name: string; permissions: bigint | null }[];
  feeds: readonly { feed: Feed; channelId: string | null; enabled: boolean }[];
  /** Where tickets are opened and get their threads; null where that is not set up. */
  ticketChannelId: string | null;
  logChannelId: string | null;
  /** Whether the guild has set up its moderation. */
  moderates: boolean;
  /** Whether it has set what is held back in its channels. */
  filters: boolean;
}

/** A right that Grizzly OS misses for something that the guild switched on. */
export interface DiscordProblem {
  key: string;
  thing: string;
  /** Null for the whole server. */
  channel: string | null;
  missing: string[];
  /** What does not work and what to press in Discord, as one sentence each. */
  sentence: string;
  /** Where it is set in the dashboard. */
  path: string;
}

// History is read after an outage, to find what had arrived.
const POST: readonly Right[] = ["VIEW_CHANNEL", "SEND_MESSAGES", "READ_MESSAGE_HISTORY"];
const TICKETS: readonly Right[] = [
  ...POST,
  "CREATE_PRIVATE_THREADS",
  "SEND_MESSAGES_IN_THREADS",
  "MANAGE_THREADS",
  "ATTACH_FILES",
];
const MODERATION: readonly Right[] = ["KICK_MEMBERS", "BAN_MEMBERS", "MODERATE_MEMBERS"];

const FILTER: readonly Right[] = ["MANAGE_MESSAGES", "MODERATE_MEMBERS"];

function needsOf(facts: DiscordFacts): Need[] {
  const feeds = facts.feeds
    .filter(({ enabled, channelId }) => enabled && channelId !== null)
    .map(({ feed, channelId }) => ({
      thing: `The feed “${FEED_ABOUT[feed].name}”`,
      channelId,
      rights: POST,
      path: `/feeds?feed=${feed}`,
    }));
  const { ticketChannelId, logChannelId, moderates, filters } = facts;
  return [
    ...feeds,
    ...(ticketChannelId === null
      ? []
      : [
          {
            thing: "Tickets in Discord",
            channelId: ticketChannelId,
            rights: TICKETS,
            path: "/moderation?part=tickets",
          },
        ]),
    ...(logChannelId === null
      ? []
      : [
          {
            thing: "The moderation's log",
            channelId: logChannelId,
            rights: POST.slice(0, 2),
            path: "/moderation",
          },
        ]),
    ...(filters
      ? [
          {
            thing: "What is held back in chat",
            channelId: null,
            rights: FILTER,
            path: "/moderation?part=chat",
          },
        ]
      : []),
    ...(moderates
      ? [{ thing: "Moderation in Discord", channelId: null, rights: MODERATION, path: "/moderation" }]
      : []),
  ];
}

const listed = (names: readonly string[]): string =>
  names.length === 1
    ? `“${names[0]}”`
    : `${names
        .slice(0, -1)
        .map((name) => `“${name}”`)
        .join(", ")} and “${names.at(-1)}”`;

function problemOf(need: Need, facts: DiscordFacts): DiscordProblem | null {
  const { thing, channelId, rights, path } = need;
  const key = `${thing}:${channelId ?? "server"}`;
  if (channelId === null) {
    const missing = missingRights(facts.permissions ?? 0n, rights);
    if (missing.length === 0) return null;
    const sentence = `${thing}: Grizzly OS misses ${listed(missing)}. In Discord: Server settings, Roles, Grizzly OS, Permissions.`;
    return { key, thing, channel: null, missing, sentence, path };
  }
  const channel = facts.channels.find((one) => one.channelId === channelId);
  if (!channel) {
    const sentence = `${thing}: Grizzly OS does not see its channel. In Discord: the channel, Edit channel, Permissions, add Grizzly OS and allow “View channel”; or choose another channel here.`;
    return { key, thing, channel: null, missing: ["View channel"], sentence, path };
  }
  if (channel.permissions === null) return null;
  const missing = missingRights(channel.permissions, rights);
  if (missing.length === 0) return null;
  const sentence = `${thing}: Grizzly OS misses ${listed(missing)} in #${channel.name}. In Discord: #${channel.name}, Edit channel, Permissions, Grizzly OS.`;
  return { key, thing, channel: channel.name, missing, sentence, path };
}

/**
 * What Grizzly OS may not do in Discord although the guild has switched on what needs it. Empty while nothing is known,
 * and where the bot is not there at all, which is said elsewhere.
 */
export function discordProblems(facts: DiscordFacts): DiscordProblem[] {
  if (!facts.botPresent || facts.permissions === null) return [];
  return needsOf(facts).flatMap((need) => problemOf(need, facts) ?? []);
}
