import type { GuildFacts } from "../fixtures/facts";

const attemptId = "00000000-0000-4000-8000-000000000000";
const reason = "A test asks for this.";
const name = "A test's own";

/** What the forms of the deliveries pages send: of the right shape, about things that are not there. */
export const DELIVERY_FORMS: Record<string, (guild: GuildFacts) => Record<string, unknown>> = {
  takeBackForm: ({ id }) => ({ guildId: id, attemptId, reason }),
  settleForm: ({ id }) => ({ guildId: id, attemptId, how: "placed", reason }),
  saveChoicesForm: ({ id }) => ({ guildId: id, serviceId: "1", reachMetres: 50 }),
  saveZoneForm: ({ id }) => ({
    guildId: id,
    zoneId: attemptId,
    kind: "drop_zone",
    name,
    map: "enoch",
    x: 1,
    z: 1,
    altitude: 1,
    radius: "",
  }),
  changeZoneForm: ({ id }) => ({ guildId: id, zoneId: attemptId, change: "close" }),
  saveEventForm: ({ id }) => ({
    guildId: id,
    eventId: "",
    name,
    serviceId: "1",
    classNames: "WoodenCrate",
    everyMinutes: 60,
  }),
  removeEventForm: ({ id }) => ({ guildId: id, eventId: 2_000_000_000 }),
};
