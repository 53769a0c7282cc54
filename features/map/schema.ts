import { z } from "zod";
import { LAYERS } from "./layers";

/** Left out it is the guild's first. */
const key = z
  .string()
  .regex(/^[\w-]{0,40}$/, "This map is not known.")
  .optional();
const moment = z.iso.datetime({ error: "Give a moment." }).transform((text) => new Date(text));
const player = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional();
const metres = z.coerce.number().min(-1_000).max(130_000);
const DAYS = 91 * 86_400_000;

export const pointsAsked = z
  .strictObject({ map: key, layer: z.enum(LAYERS), from: moment, to: moment, player })
  .refine(({ from, to }) => from < to && to.getTime() - from.getTime() <= DAYS, {
    path: ["to"],
    message: "Ask for 90 days at most.",
  });

export const nearAsked = z.strictObject({ map: key, x: metres, z: metres, at: moment });

export const playersAsked = z.strictObject({ q: z.string().trim().min(1).max(60) });
