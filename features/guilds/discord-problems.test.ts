import { expect, it } from "vitest";
import { RIGHTS, type Right } from "./channel-rights";
import { type DiscordFacts, discordProblems } from "./discord-problems";

const bits = (...rights: Right[]) => rights.reduce((all, right) => all | RIGHTS[right].bit, 0n);
const POST = bits("VIEW_CHANNEL", "SEND_MESSAGES", "READ_MESSAGE_HISTORY");
const facts = (change: Partial<DiscordFacts> = {}): DiscordFacts => ({
  botPresent: true,
  permissions: POST,
  channels: [
    { channelId: "1", name: "kill-feed", permissions: POST },
    { channelId: "2", name: "tickets", permissions: POST },
  ],
  feeds: [{ feed: "kills", channelId: "1", enabled: true }],
  ticketChannelId: null,
  logChannelId: null,
  moderates: false,
  filters: false,
  ...change,
});
const sentences = (change: Partial<DiscordFacts>) =>
  discordProblems(facts(change)).map(({ sentence }) => sentence);

it("a guild that has what it switched on misses nothing", () => {
  expect(discordProblems(facts())).toEqual([]);
  expect(
    discordProblems(facts({ channels: [], feeds: [{ feed: "kills", channelId: "1", enabled: false }] })),
  ).toEqual([]);
});

it("says what is missing, where, and what to press in Discord", () => {
  const channels = [{ channelId: "1", name: "kill-feed", permissions: bits("VIEW_CHANNEL") }];
  expect(sentences({ channels })).toEqual([
    "The feed “Kills”: Grizzly OS misses “Send messages” and “Read message history” in #kill-feed. In Discord: #kill-feed, Edit channel, Permissions, Grizzly OS.",
  ]);
  expect(sentences({ channels: [] })).toEqual([expect.stringContaining("does not see")]);
  expect(sentences({ ticketChannelId: "2" })).toEqual([
    "Tickets in Discord: Grizzly OS misses “Create private threads”, “Send messages in threads”, “Manage threads” and “Attach files” in #tickets. In Discord: #tickets, Edit channel, Permissions, Grizzly OS.",
  ]);
  expect(sentences({ moderates: true, permissions: bits("KICK_MEMBERS", "MODERATE_MEMBERS") })).toEqual([
    "Moderation in Discord: Grizzly OS misses “Ban members”. In Discord: Server settings, Roles, Grizzly OS, Permissions.",
  ]);
});

it("says nothing of what was not read yet, and of a bot that is not there", () => {
  const channels = [{ channelId: "1", name: "kill-feed", permissions: null }];
  expect(discordProblems(facts({ channels }))).toEqual([]);
  expect(discordProblems(facts({ permissions: null, channels: [] }))).toEqual([]);
  expect(discordProblems(facts({ botPresent: false, channels: [] }))).toEqual([]);
});
