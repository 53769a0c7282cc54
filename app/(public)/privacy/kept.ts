/** What is kept, what for, and how long. */
export const KEPT = [
  ["Your Discord id, name and picture", "to know you again", "until you delete your account"],
  ["The guilds you have rights in", "to open the right dashboards", "renewed while you are signed in"],
  [
    "Your sessions: browser, time, coarse address",
    "so that you can see and end them",
    "as long as your account",
  ],
  [
    "Your Patreon account's id, status and tier, if you link it",
    "to give you what you pay for",
    "until you unlink it",
  ],
  [
    "What a game server's log says about your player",
    "statistics, coins, settling disputes",
    "as long as the guild uses Grizzly",
  ],
  [
    "Orders, coins and tickets",
    "so that amounts add up and answers can be read again",
    "as long as the guild uses Grizzly",
  ],
  [
    "What was searched in the directory, and how often that day: never by whom",
    "so that owners see what players look for",
    "eight days",
  ],
  ["Who changed what in a dashboard", "so that mistakes can be undone", "as long as the guild uses Grizzly"],
  [
    "That a server's page was opened: a keyed hash of address, page and day, from which no address comes back",
    "to count each visitor of a page once a day; what stays is the count",
    "two days",
  ],
  [
    "An archive of your data, if you make one",
    "so that you can fetch it",
    "seven days, or until you make another",
  ],
  ["Errors and response times, without names", "to keep the site working", "30 days"],
] as const;
