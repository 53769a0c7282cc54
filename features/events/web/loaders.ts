import { notFound } from "next/navigation";
import { withSystem } from "@/db/context";
import { actorOf } from "@/features/identity/http/gate";
import { requireStaff } from "@/features/identity/web/session";
import { AppError } from "@/lib/errors";
import { busEvent } from "../inspect";

/** An event of the bus for the platform's staff. */
export async function loadEvent(eventId: string) {
  const user = await requireStaff("support");
  if (!/^\d{1,15}$/.test(eventId)) notFound();
  const event = await withSystem(actorOf(user), (ctx) => busEvent(ctx, Number(eventId)), {
    readOnly: true,
  }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  return { event, mayChange: user.staff === "operator" };
}
