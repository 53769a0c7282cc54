import { z } from "zod";

const base = z.strictObject({
  attemptId: z.uuid(),
  serviceId: z.string(),
  kind: z.enum(["order", "event"]),
  /** The order's number; null for an event. */
  number: z.number().int().nullable(),
  /** What a feed may say about an event of the guild; null for an order, and where it is not announced. */
  announcement: z
    .strictObject({
      name: z.string(),
      /** Null where its place stays secret. */
      place: z.strictObject({ name: z.string(), map: z.string(), x: z.number(), z: z.number() }).nullable(),
    })
    .nullable(),
});

/** Payloads of the events that deliveries publish, by type. */
export const deliveryEvents = {
  "deliveries.staged": base,
  "deliveries.fulfilled": base,
  "deliveries.needs_look": base.extend({ reason: z.string() }),
} as const;

export type DeliveryEvent = keyof typeof deliveryEvents;
