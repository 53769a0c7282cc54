/** What a sync compares, beside the tier. */
export interface KeptState {
  status: string | null;
  charge: string | null;
  nextCharge: Date | null;
  gifted: boolean;
  trial: boolean;
}

const NOTHING: KeptState = { status: null, charge: null, nextCharge: null, gifted: false, trial: false };

const STATUS: Record<string, string> = {
  active_patron: "Your membership is active.",
  declined_patron: "Your last payment was declined.",
  former_patron: "Your membership has ended.",
};

const CHARGE: Record<string, string> = {
  Paid: "The last charge was paid.",
  Refunded: "The last charge was refunded.",
  "Refunded by Patreon": "Patreon refunded the last charge.",
  "Partially Refunded": "A part of the last charge was refunded.",
  Pending: "A charge is on its way.",
  Fraud: "Patreon took the last charge for fraud.",
};

/** What is not as it was, in sentences; empty where nothing is new. */
export function changeWords(before: KeptState | null, after: KeptState | null): string[] {
  const [was, is] = [before ?? NOTHING, after ?? NOTHING];
  const words: string[] = [];
  if (was.status !== is.status)
    words.push(STATUS[is.status ?? ""] ?? "You have no paid membership in our campaign.");
  const charge = is.charge === null ? undefined : CHARGE[is.charge];
  if (was.charge !== is.charge && charge) words.push(charge);
  if (!was.gifted && is.gifted) words.push("It is a gift now.");
  if (!was.trial && is.trial) words.push("It is a free trial now.");
  if ((was.gifted && !is.gifted) || (was.trial && !is.trial)) words.push("You pay for it yourself now.");
  if (is.nextCharge && was.nextCharge?.getTime() !== is.nextCharge.getTime())
    words.push("The day of the next charge has changed.");
  return words;
}
