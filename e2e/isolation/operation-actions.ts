import { type ActionRule, signedIn } from "./action-rules";

const PLACES: Record<string, readonly string[]> = {
  "features/events/web/actions.ts": ["replayDelivery", "discardDelivery"],
  "features/operation/web/people-actions.ts": [
    "banForm",
    "endDevice",
    "endAllDevices",
    "staffForm",
    "grantForm",
    "endGrantForm",
    "settleToken",
    "settleLookForm",
  ],
  "features/operation/web/said-actions.ts": ["incidentForm", "changelogForm", "tellForm", "flagForm"],
};

const isForm = (name: string) => name === "discardDelivery" || name.endsWith("Form");

/** What operators do: for all others it is not there, whatever they send. */
export const OPERATION_ACTIONS: readonly [string, ActionRule][] = Object.entries(PLACES).flatMap(
  ([file, names]) =>
    names.map((name): [string, ActionRule] => [
      `${file}#${name}`,
      { form: isForm(name), input: () => ({}), expects: signedIn("missing") },
    ]),
);
