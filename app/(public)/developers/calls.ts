/** The open interface, as its page explains it. */
export const CALLS = [
  ["/api/v1/servers", "Search and list, 20 servers a page."],
  ["/api/v1/servers/{slug}", "One server with its texts, peak and uptime of 30 days."],
  [
    "/api/v1/servers/{slug}/players?range=day",
    "Its players over time: day in steps of 15 minutes, week by the hour, month in steps of 6 hours.",
  ],
] as const;

export const LIST_WORDS = [
  ["q", "Words of name, texts, rules, place or tags. All must be there; each may be the beginning of one."],
  ["map", "chernarusplus, enoch, sakhal, namalsk. Several with commas widen it."],
  ["platform", "pc, xbox, playstation."],
  ["region", "europe, north-america, south-america, asia, oceania, africa."],
  ["fighting", "pvp, pve, mixed."],
  ["language", "Two letters, such as en."],
  ["players", "empty, 1-19, 20-39, 40+."],
  ["tags", "Several with commas narrow it."],
  ["sort", "evening (as default), players, restart, name. What is not known stands last."],
  ["zone", "Whose evening it is, such as Europe/Warsaw. UTC as default."],
  ["after", "The field next of the page before."],
] as const;

export const ANSWERS = [
  ["found", "How many servers fit; orMore is true where there are more than that."],
  ["featured", "Paid places, at most three, on the first page only. Payment changes place, never numbers."],
  ["now.players", "Null where nobody could count in the last 15 minutes, or the server is not up."],
  ["now.countedAt", "When that was counted."],
  ["logCompleteUntil", "Up to here the server's own log has been read."],
  ["eveningScore", "0 to 100: slots taken from 19 to 23 h in the zone, mean of the last 14 evenings."],
  ["next", "Where the next page begins; null behind the last."],
] as const;
