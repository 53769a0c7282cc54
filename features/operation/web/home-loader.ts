import { withPublic, withSystem } from "@/db/context";
import { actorOf } from "@/features/identity/http/gate";
import { requireStaff } from "@/features/identity/web/session";
import { networkNumbers } from "@/features/monitoring/data/network";
import { statusPage } from "@/features/monitoring/data/status";
import { listWaiting } from "../data/waiting";

/** What waits for staff, how each part of the platform is, and how large the network has become. */
export async function loadHome() {
  const user = await requireStaff("support");
  const [waiting, status, numbers] = await Promise.all([
    withSystem(actorOf(user), listWaiting, { readOnly: true }),
    withPublic(statusPage),
    withPublic(networkNumbers),
  ]);
  return { waiting, status, numbers };
}

export type HomeData = Awaited<ReturnType<typeof loadHome>>;
