/** What somebody who reports a death asks for. */
export const ASKS = ["kit", "ban", "look"] as const;
export type AsksFor = (typeof ASKS)[number];

export const ASK_WORDS: Record<AsksFor, { name: string; hint: string }> = {
  kit: { name: "Kit back", hint: "What you lost. Staff see what they can give." },
  ban: { name: "A ban", hint: "You think that a rule was broken." },
  look: { name: "Just look at it", hint: "You are not sure and want to know." },
};
