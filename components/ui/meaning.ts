/** What a state means for the reader; each has its colour and its icon. */
export type Meaning = "good" | "warn" | "bad" | "info" | "neutral";
