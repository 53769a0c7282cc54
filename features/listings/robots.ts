const ROBOT =
  /bot|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|telegram|embed|monitor|uptime|lighthouse|headless|curl|wget|python|axios|node-fetch|okhttp|java\/|go-http|libwww|scrapy|feed/i;

/** Whether whoever asks says of itself that it is no person's browser. A browser names itself. */
export const isRobot = (userAgent: string | null): boolean =>
  userAgent === null || userAgent.length < 20 || ROBOT.test(userAgent);
