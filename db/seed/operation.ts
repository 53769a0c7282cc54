import { withSystem } from "@/db/context";
import { claim, fail } from "@/features/events/deliveries";
import { publish } from "@/features/events/mutations";
import { personByDiscord } from "@/features/identity/data/people";
import { setStaffRole } from "@/features/identity/mutations/staff";
import { guildByKey, personByKey } from "@/sandbox/population";
import { SEED } from "./people";

/** Who takes the events of this type; the look costs nothing and may be had twice. */
const SUBSCRIBER = "grizzly-os:roles";

/** Northwatch runs the platform, and finds an event that died while Discord was away: it can be replayed. */
export async function seedOperation(): Promise<void> {
  await withSystem(SEED, async (ctx) => {
    const operator = await personByDiscord(ctx, personByKey("northwatch").id);
    if (operator) await setStaffRole(ctx, operator.id, "operator", "Runs the demo's platform");
    const published = await publish(ctx, {
      type: "supporters.roles.look",
      key: "demo-dead-letter",
      target: SUBSCRIBER,
      payload: { guildId: guildByKey("black-pine").id },
    });
    if (!published) return;
    const taken = await claim(ctx, { subscriber: SUBSCRIBER, worker: "demo", limit: 100 });
    const ours = taken.find(({ key }) => key === "demo-dead-letter");
    if (ours) await fail(ctx, ours, "demo", "Discord answered 503 Service Unavailable, eight times.", true);
  });
}
