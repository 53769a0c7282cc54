interface Mergeable {
  createdBy: string;
  isPrivate: boolean;
  concerns: string | null;
  mergedInto: number | null;
  status: string;
}

/** Why a ticket cannot be merged into another one, in a sentence; null where it can. */
export function mergeProblem(from: Mergeable, into: Mergeable): string | null {
  if (from.mergedInto !== null)
    return `This ticket was merged into ${from.mergedInto} already. Take that back first.`;
  if (into.mergedInto !== null)
    return `That ticket goes on in ${into.mergedInto}. Merge into that one. Nothing was changed.`;
  if (from.createdBy !== into.createdBy)
    return "They have different openers, and what one wrote is not for the other. Link them instead. Nothing was changed.";
  if (from.isPrivate !== into.isPrivate || from.concerns !== into.concerns)
    return "A report about staff goes together with another one about the same person only. Nothing was changed.";
  if (into.status === "closed" || into.status === "resolved")
    return "That ticket is closed. Open it again first, or merge the other way round. Nothing was changed.";
  return null;
}

/** Why a ticket cannot go to another guild: said where somebody looks for it. */
export const NO_OTHER_GUILD =
  "A ticket stays in its guild: its orders, coins and players are there, and another guild's staff may not see them.";
