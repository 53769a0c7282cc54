import type { Consequence } from "./plan-types";

/** What a person reads before they delete their account. */
export const CONSEQUENCES: readonly Consequence[] = [
  {
    what: "Your profile, your sign-ins on all devices, your settings, your notices",
    fate: "goes",
    why: "Nobody else needs them.",
  },
  {
    what: "Your link to Patreon and your plan here; the guild that it pays for goes without",
    fate: "goes",
    why: "Your pledge at Patreon is not ours: end it there, or it goes on.",
  },
  {
    what: "Your link to players, your saved places, your reviews, your rights in dashboards",
    fate: "goes",
    why: "They only make sense with you.",
  },
  {
    what: "Your archive, if you made one",
    fate: "goes",
    why: "Fetch it before.",
  },
  {
    what: "Coins, ledger lines, orders and bounties",
    fate: "stays",
    why: "Other people's amounts add up only with them. They belong to “Deleted account” from then on; nobody can spend the coins.",
  },
  {
    what: "Tickets that you opened or answered, with their files",
    fate: "stays",
    why: "The guild answers for what it decided. “Deleted account” stands in the place of your name here; what the bot wrote into a Discord thread stays there until the server removes it.",
  },
  {
    what: "What the game server's log says about your player: kills, sessions, the name in the game",
    fate: "stays",
    why: "It is that server's log. Your player leaves all public pages.",
  },
  {
    what: "Your name in the member list of a Discord server",
    fate: "stays",
    why: "Discord tells it to us as long as you are a member there. Leave the server, and it goes.",
  },
  {
    what: "What you changed in dashboards, without your name",
    fate: "stays",
    why: "So that mistakes can still be undone.",
  },
  {
    what: "A ban by a server's staff, until it ends",
    fate: "stays",
    why: "Leaving does not lift it.",
  },
];
