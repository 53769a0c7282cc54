import type { Actor } from "@/db/context";

/** Who asked for something, as it is kept with it: people are named as others know them. */
export const requestedBy = (actor: Actor, name: string): Record<string, unknown> => ({
  kind: actor.kind,
  name,
});
