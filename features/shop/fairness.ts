import type { ItemInput } from "./schema";

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
  if (item.kind === "in_game" && item.needsTier !== "none") {
    problems.needsTier = `An in-game item is for everyone. ${FAIRNESS_RULE}`;
  }
  if (item.kind === "in_game" && item.effect) {
    problems.effect = `An effect outside the game belongs to a supporter item of its own. ${FAIRNESS_RULE}`;
  }
  if (item.kind === "supporter" && item.classNames.length > 0) {
    problems.classNames = `A supporter item gives nothing in the game. ${FAIRNESS_RULE}`;
  }
  return problems;
}

function shapeProblems(item: ItemInput): Record<string, string> {
  const problems: Record<string, string> = {};
  if (item.kind === "in_game" && item.classNames.length === 0)
    problems.classNames = "Say what is delivered: at least one class name.";
  if (item.kind === "supporter" && !item.effect) problems.effect = "Say what the supporter gets.";
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
