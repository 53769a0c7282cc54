"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { withSystem } from "@/db/context";
import { actorOf } from "@/features/identity/http/gate";
import { defineAction, defineFormAction } from "@/features/identity/web/action";
import { discard, replay } from "../dead-letters";

const eventId = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const subscriber = z.string().min(1).max(80);
const limits = [{ by: "user", max: 60, seconds: 60 }] as const;

/** Lets a delivery come again, with all its tries. */
export const replayDelivery = defineAction({
  name: "events.replay",
  input: z.strictObject({ eventId, subscriber }),
  auth: { staff: "operator" },
  limits,
  async handler({ input, user }) {
    await withSystem(actorOf(user), (ctx) => replay(ctx, input.eventId, [input.subscriber]));
    refresh();
  },
});

/** Settles a delivery without its work. */
export const discardDelivery = defineFormAction({
  name: "events.discard",
  input: z.strictObject({
    eventId: z.coerce.number().pipe(eventId),
    subscriber,
    reason: z.string().trim().min(3, "Say why, for whoever reads the audit log.").max(300),
  }),
  auth: { staff: "operator" },
  limits,
  async handler({ input, user }) {
    await withSystem(actorOf(user), (ctx) => discard(ctx, input.eventId, [input.subscriber], input.reason));
    refresh();
  },
});
