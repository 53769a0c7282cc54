import {
  boardWords,
  bountyWords,
  connectionWords,
  killWords,
  lookWords,
  orderWords,
  ticketWords,
} from "./feed-words";
import type { Feed, FeedSettings } from "./feeds";

/** Messages of a feed with made-up names, made by the same words as the real ones. Null: the filter leaves it out. */
export function feedSamples(
  feed: Feed,
  settings: FeedSettings,
  about: { symbol: string; now: Date },
): (string | null)[] {
  const { symbol, now } = about;
  switch (feed) {
    case "kills": {
      const kill = { killer: "Example Ranger", victim: "Example Bandit", at: { x: 4_512, north: 10_873 } };
      return [
        killWords({ ...kill, weapon: "M4-A1", distance: 212.4, inferred: false }, settings),
        killWords({ ...kill, weapon: null, distance: 8.1, inferred: true }, settings),
      ];
    }
    case "connections":
      return [connectionWords("Example Ranger", null), connectionWords("Example Ranger", 5_040)];
    case "bounties": {
      const bounty = { target: "Example Bandit", amount: 500n, symbol, reason: "" };
      return [
        bountyWords({ ...bounty, hunter: null, reason: "raided our camp" }, settings),
        bountyWords({ ...bounty, hunter: "Example Ranger" }, settings),
      ];
    }
    case "shop":
      return [
        orderWords(
          { buyer: "Example Ranger", quantity: 2, item: "Sea chest", total: 300n, symbol, number: 1 },
          settings,
        ),
      ];
    case "status":
      return [
        boardWords({
          name: "Example server",
          state: "up",
          stateSince: now.toISOString(),
          players: 12,
          slots: 60,
          checkedAt: now.toISOString(),
          nextRestart: null,
        }),
      ];
    case "tickets":
      return [ticketWords(1, "My tent is gone", "A game server")];
    case "admin":
      return [lookWords("Order 1 needs a look", "The restart was seen, the crate was not.")];
  }
}
