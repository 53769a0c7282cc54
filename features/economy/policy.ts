import type { Actor } from "@/db/context";
import { forbidden } from "@/lib/errors";

/** The Discord id of the person who acts. @throws AppError forbidden for bots and jobs, which own no coins */
export function actingPerson(actor: Actor): string {
  if (actor.kind === "user" || actor.kind === "discord-member") return actor.discordId;
  throw forbidden("Only a person can do this.");
}

/** Who acts, in one word for a timeline or a log: a Discord id, a bot's name or a job's. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case "user":
    case "discord-member":
      return actor.discordId;
    case "bot":
      return actor.bot;
    case "system":
      return actor.job;
    default:
      return actor.kind;
  }
}
