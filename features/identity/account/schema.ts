import { z } from "zod";

/** An archive of everything about a person. */
export interface AccountExport {
  id: string;
  state: "waiting" | "ready" | "failed" | "expired";
  /** From 0 to 1. */
  share: number;
  /** What is being read, in words; null before and after. */
  doing: string | null;
  rows: number;
  files: number;
  /** Packed. */
  bytes: number;
  askedAt: string;
  readyAt: string | null;
  expiresAt: string | null;
}

/** That a person wants their account deleted. */
export interface AccountDeletion {
  id: string;
  state: "asked" | "running";
  askedAt: string;
  dueAt: string;
}

export const deleteAccountInput = z.strictObject({
  name: z.string().trim().min(1, "Type your name.").max(80, "At most 80 characters."),
});
