import { MINUTE } from "@/lib/time";

/** How long a message can be changed or taken back on the site by whoever wrote it. */
export const CHANGE_MS = 15 * MINUTE;

/** Who changes a message: its opener or staff on the site, or Discord, where it was changed already. */
export type Changer = "opener" | "staff" | "discord";

interface MessageFacts {
  authorId: string | null;
  /** The ticket's own first words. */
  first: boolean;
  source: string;
  createdAt: Date;
}

/**
 * Why a person may not change or delete a message, in a sentence; null when they may. What Discord has changed
 * already has no time limit here.
 * @param by Discord id of whoever wants to; null where Discord itself says so
 */
export function changeProblem(
  message: MessageFacts,
  what: "edit" | "delete",
  { by, changer, now }: { by: string | null; changer: Changer; now: Date },
): string | null {
  if (message.source === "system") return "This line was written by Grizzly and stays.";
  if (by !== null && message.authorId !== by) return "Only whoever wrote a message can change it.";
  if (changer === "discord") return null;
  if (message.source === "discord")
    return "This was written in Discord. Change it there, and it changes here.";
  if (what === "delete" && message.first)
    return "This is what the ticket is about. Close the ticket instead, or change the words.";
  if (now.getTime() - message.createdAt.getTime() > CHANGE_MS)
    return "A message can be changed for 15 minutes. Write another one instead.";
  return null;
}
