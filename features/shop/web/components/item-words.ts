import type { Effect } from "../../schema";

/** Class names with how often each is placed, in the order of the kit. */
export function piecesOf(classNames: readonly string[]): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const name of classNames) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count }));
}

/** What a supporters' item gives, in a sentence. */
export function effectWords(effect: Effect): string {
  switch (effect.kind) {
    case "role":
      return "A role beside your name in this guild's Discord.";
    case "color":
      return "A colour for your name in this guild's Discord.";
    case "title":
      return `The title “${effect.value}” under your name on leaderboards and on your player page.`;
    case "badge":
      return "A badge on your player page.";
    case "listing_boost":
      return `A marked place in the server directory for ${effect.days} days.`;
    case "queue_priority":
      return `A place at the front of the server's queue for ${effect.days} days.`;
  }
}
