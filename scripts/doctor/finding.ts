/** One thing that was looked at. */
export interface Finding {
  /** `note`: works, but somebody should know. */
  state: "good" | "note" | "bad";
  /** What it is about: a variable, a provider. */
  subject: string;
  /** What is so, and for a bad one what to do. */
  sentence: string;
}

const SIGNS = { good: "✓", note: "·", bad: "✗" } as const;

export const good = (subject: string, sentence: string): Finding => ({ state: "good", subject, sentence });
export const note = (subject: string, sentence: string): Finding => ({ state: "note", subject, sentence });
export const bad = (subject: string, sentence: string): Finding => ({ state: "bad", subject, sentence });

/** A finding as a line. */
export function line({ state, subject, sentence }: Finding): string {
  return `  ${SIGNS[state]} ${subject.padEnd(26)} ${sentence}`;
}
