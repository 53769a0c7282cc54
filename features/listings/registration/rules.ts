import type { StandingWords } from "../review";

export type ApplicationState = "draft" | "submitted" | "approved" | "refused";
/** How ownership was proven: Nitrado's own account, the code in the name, or staff who saw the code in the game. */
export type ProofKind = "bot" | "query" | "staff";

/** Where an application stands. */
export interface ApplicationStanding {
  state: ApplicationState;
  /** Whose turn it is while it is in review. */
  waitingFor: "staff" | "applicant";
  proven: boolean;
  /** What staff said with their decision. */
  answer: string | null;
  /** Whether visitors see the page that came of it. */
  listed: boolean;
}

/** The form may be changed before it is sent, and while staff wait for an answer. */
export const mayEdit = ({ state, waitingFor }: ApplicationStanding): boolean =>
  state === "draft" || (state === "submitted" && waitingFor === "applicant");

/** Why staff cannot approve it now; null where they can. */
export function approvalProblem({ state, proven }: ApplicationStanding): string | null {
  if (state !== "submitted") return "It is not in review.";
  return proven ? null : "Nobody has proven yet that the server is theirs.";
}

/** Where an application stands, in words for its applicant. */
export function applicationWords(standing: ApplicationStanding): StandingWords {
  const { state, waitingFor, proven, answer, listed } = standing;
  const quoted = answer ? ` “${answer}”` : "";
  if (state === "draft")
    return {
      meaning: "neutral",
      label: "Draft",
      sentence: "Only you see it. It is kept as you write.",
    };
  if (state === "approved")
    return listed
      ? { meaning: "good", label: "Approved and listed", sentence: `Visitors see it.${quoted}` }
      : {
          meaning: "warn",
          label: "Approved, not shown",
          sentence: `Visitors do not see it now: a listing comes with Silver, and it is back by itself with a plan.${quoted}`,
        };
  if (state === "refused")
    return {
      meaning: "bad",
      label: "Refused",
      sentence: `${quoted.trim()} You can change it and send it again.`.trim(),
    };
  if (waitingFor === "applicant")
    return {
      meaning: "warn",
      label: "Waiting for you",
      sentence: "Staff asked you something. Answer below, and change the form where it needs it.",
    };
  return proven
    ? { meaning: "info", label: "In review", sentence: "Staff look at it. Nothing is left for you to do." }
    : {
        meaning: "warn",
        label: "In review, not proven",
        sentence: "Staff look at it, and nobody has proven yet that the server is yours.",
      };
}

// Without look-alikes, because people type it on a console.
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/** A code for a server's name, from random bytes: `GZ-7K2MXP`. */
export const codeFrom = (bytes: Uint8Array): string =>
  `GZ-${[...bytes.subarray(0, 6)].map((byte) => ALPHABET[byte % ALPHABET.length]).join("")}`;

/** Whether a server's name carries the code, in whatever case and with whatever around it. */
export const nameHasCode = (name: string, code: string): boolean =>
  name.toUpperCase().includes(code.toUpperCase());

/** Nitrado's word for whose account a service is on. */
export const OWNER_ROLE = "ROLE_OWNER";

/** What is known here of the server that an application names. */
export interface NitradoFacts {
  botPresent: boolean;
  service: { connected: boolean; roles: readonly string[] } | null;
}

/** Whether Nitrado's own account proves it, or the sentence that says what is missing for that. */
export function nitradoProof({ botPresent, service }: NitradoFacts): { proven: boolean; sentence: string } {
  const no = (sentence: string) => ({ proven: false, sentence });
  if (!service) return no("No server of a connected Nitrado account is chosen.");
  if (!botPresent) return no("Grizzly OS is not in your Discord. Add it in the dashboard's setup.");
  if (!service.connected)
    return no("No Nitrado account that reads this server is connected. Connect it in the dashboard.");
  if (!service.roles.includes(OWNER_ROLE))
    return no("The connected Nitrado account is a guest of this server, not its owner.");
  return {
    proven: true,
    sentence: "Grizzly OS is in your Discord, and the owner's Nitrado account is connected.",
  };
}
