import { z } from "zod";

/** Payload of `players.kill`: a kill that is news. */
export const killAnnounced = z.strictObject({
  killId: z.number().int(),
  killer: z.string().nullable(),
  victim: z.string(),
  weapon: z.string().nullable(),
  /** Metres. */
  distance: z.number().nullable(),
  inferred: z.boolean(),
  at: z.iso.datetime(),
});

/** Payload of `players.death`: a death that no other player is logged or thought to have brought about. */
export const deathAnnounced = z.strictObject({
  killId: z.number().int(),
  playerId: z.number().int().nullable(),
  victim: z.string(),
  kind: z.string(),
  /** A creature or thing by name, or how the life ended. */
  cause: z.string().nullable(),
  weapon: z.string().nullable(),
  serviceId: z.string(),
  at: z.iso.datetime(),
});

/** Payload of `players.join`: a respawn is none. */
export const joinAnnounced = z.strictObject({
  playerId: z.number().int().nullable(),
  player: z.string(),
  serviceId: z.string(),
  at: z.iso.datetime(),
});

/** Payload of `players.leave`, also where a restart ended the stay. */
export const leaveAnnounced = joinAnnounced.extend({
  seconds: z.number().int().nonnegative(),
  by: z.enum(["disconnect", "restart", "reconnect", "silence"]),
});
