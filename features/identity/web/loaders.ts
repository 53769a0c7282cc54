import { withUser } from "@/db/context";
import { listDevices } from "../data/sessions";
import type { Device } from "../schema";
import { requireSession, userScope } from "./session";

/** The devices of the person who is signed in, this one marked. */
export async function loadDevices(): Promise<Device[]> {
  const session = await requireSession();
  return withUser(userScope(session), (ctx) => listDevices(ctx, session.id), { readOnly: true });
}
