const ESCAPES: Record<string, string> = {
  "<": "\\u003c",
  ">": "\\u003e",
  "&": "\\u0026",
  "\u2028": "\\u2028",
  "\u2029": "\\u2029",
};

/** JSON that cannot leave the script element it stands in, whatever people wrote into its texts. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (found) => ESCAPES[found] ?? found);
}

interface ServerFacts {
  name: string;
  summary: string | null;
  url: string;
  game: string;
  slots: number;
  players: number | null;
  invite: string | null;
}

/** schema.org's words for a game server; the count of players is left out when it is not known. */
export function gameServerData(facts: ServerFacts): Record<string, unknown> {
  return {
    "@context": "https://schema.org",
    "@type": "GameServer",
    name: facts.name,
    url: facts.url,
    image: `${facts.url}/card.png`,
    ...(facts.summary ? { description: facts.summary } : {}),
    ...(facts.players === null ? {} : { playersOnline: facts.players }),
    ...(facts.invite ? { sameAs: facts.invite } : {}),
    game: { "@type": "VideoGame", name: facts.game, maximumAttendeeCapacity: facts.slots },
  };
}
