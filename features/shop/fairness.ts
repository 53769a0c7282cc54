import { type ItemInput, MAX_ENTITIES_PER_ORDER } from "./schema";

/** The rule that every refusal quotes. It follows from Bohemia Interactive's monetisation rules. */
export const FAIRNESS_RULE =
  "Real money buys no game advantage: a supporter tier never touches in-game items, coins, prices or rewards.";

/**
 * Why an item cannot be saved, by field. In-game items are for coins and the same for everyone; supporter items
 * may need a tier and give nothing in the game.
 */
export function itemProblems(item: ItemInput): Record<string, string> {
  return { ...fairnessProblems(item), ...shapeProblems(item) };
}

function fairnessProblems(item: ItemInput): Record<string, string> {
  const problems: Record<string, string> = {};
  if (item.kind === "ingame" && item.requiredTier !== "none") {
    problems.requiredTier = `An in-game item is for everyone. ${FAIRNESS_RULE}`;
  }
  if (item.kind === "ingame" && item.perk) {
    problems.perk = `A perk belongs to a supporter item of its own. ${FAIRNESS_RULE}`;
  }
  if (item.kind === "supporter" && item.delivery.length > 0) {
    problems.delivery = `A supporter item gives nothing in the game. ${FAIRNESS_RULE}`;
  }
  return problems;
}

function shapeProblems(item: ItemInput): Record<string, string> {
  const problems: Record<string, string> = {};
  const pieces = item.delivery.reduce((sum, entry) => sum + entry.quantity, 0);
  if (item.kind === "ingame" && pieces === 0)
    problems.delivery = "Say what is delivered: at least one class name.";
  if (pieces > MAX_ENTITIES_PER_ORDER)
    problems.delivery = `One order places at most ${MAX_ENTITIES_PER_ORDER} objects.`;
  if (item.kind === "supporter" && !item.perk) problems.perk = "Say what the supporter gets.";
  if ((item.limitCount === null) !== (item.limitHours === null))
    problems.limitCount = "A limit needs both a number and a time.";
  const [from, until] = [item.availableFrom, item.availableUntil];
  if (from && until && Date.parse(from) >= Date.parse(until))
    problems.availableUntil = "The end lies before the start.";
  if ((item.restockAt === null) !== (item.restockTo === null))
    problems.restockAt = "A restock needs both a time and a number.";
  if (item.restockAt && item.stock === null) problems.restockAt = "An item without a limit needs no restock.";
  return problems;
}
