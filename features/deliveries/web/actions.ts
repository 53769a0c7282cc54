"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineAction, defineFormAction } from "@/features/identity/web/action";
import { parseInput } from "@/lib/http/validate";
import { groundAt, zone } from "../data";
import { dynamicEventInput } from "../dynamic-schema";
import { claimSpot, createZone, deleteZone, setZoneState, updateZone } from "../mutations";
import { removeDynamicEvent, saveDynamicEvent } from "../mutations/dynamic-events";
import { saveChoices, settleAttempt, takeBack } from "../mutations/staff";
import { claimSpotInput, mapInput, zoneInput } from "../schema";

const limits = [{ by: "user" as const, max: 60, seconds: 60 }];
const guildId = z.string().max(60);
const staff = { guild: "moderator", section: "deliveries" } as const;
const manager = { guild: "manager", section: "deliveries" } as const;
const reason = z
  .string()
  .trim()
  .min(3, "Say why, in at least three characters.")
  .max(300, "At most 300 characters.")
  .regex(/^\P{Cc}*$/u, "Use one line of plain text.");

/** A number field; empty is nothing. */
const numberField = z
  .string()
  .max(20)
  .transform((text) => (text.trim() === "" ? null : Number(text)));
const ticked = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");
/** Words of a text, one a line or with commas between. */
const lines = z
  .string()
  .max(4_000)
  .transform((text) => text.split(/[\s,;]+/).filter(Boolean));
/** Boxes of one name: none, one or several. */
const several = z
  .union([z.string().max(60), z.array(z.string().max(60)).max(60)])
  .optional()
  .transform((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]));

/** Staff take a delivery back before its restart; what provably never reached the game is refunded. */
export const takeBackForm = defineFormAction({
  name: "deliveries.take-back",
  input: z.strictObject({ guildId, attemptId: z.uuid(), reason }),
  auth: staff,
  limits,
  async handler({ input, scope }) {
    await withGuild(scope, (ctx) => takeBack(ctx, input.attemptId, input.reason));
    refresh();
  },
});

/** A person has looked at a delivery, and says what becomes of it. */
export const settleForm = defineFormAction({
  name: "deliveries.settle",
  input: z.strictObject({
    guildId,
    attemptId: z.uuid(),
    how: z.enum(["placed", "refund", "redeliver"], "Choose what became of it."),
    reason,
  }),
  auth: staff,
  limits,
  async handler({ input, scope, access }) {
    await withGuild(scope, (ctx) =>
      settleAttempt(ctx, input.attemptId, input.how, input.reason, access.sections.deliveries),
    );
    refresh();
  },
});

/** How deliveries of a server are planned from now on. */
export const saveChoicesForm = defineFormAction({
  name: "deliveries.choices",
  input: z.strictObject({
    guildId,
    serviceId: z.string().regex(/^\d{1,12}$/),
    persistent: ticked,
    reachMetres: z.coerce.number().int("Whole metres.").min(5, "At least 5 m.").max(500, "At most 500 m."),
  }),
  auth: manager,
  limits,
  async handler({ input: { guildId: _, serviceId, ...choices }, scope }) {
    await withGuild(scope, (ctx) => saveChoices(ctx, serviceId, choices));
    refresh();
  },
});

/** Makes a zone, or saves one when it names its id. */
export const saveZoneForm = defineFormAction({
  name: "deliveries.zone.save",
  input: z.strictObject({
    guildId,
    zoneId: z.union([z.literal(""), z.uuid()]),
    kind: z.string().max(20),
    name: z.string().max(200),
    map: z.string().max(40),
    x: numberField,
    z: numberField,
    altitude: numberField,
    radius: numberField,
    reason: z.string().max(200).optional(),
  }),
  auth: manager,
  limits,
  async handler({ input: { guildId: _, zoneId, ...form }, scope }) {
    await withGuild(scope, async (ctx) => {
      const kept = zoneId === "" ? null : await zone(ctx, zoneId);
      // What the form does not show stays as it is; an outline was drawn for the spot that it stands on.
      const stays = kept?.x === form.x && kept?.z === form.z;
      const input = parseInput(zoneInput, {
        ...form,
        reason: form.reason?.trim() || null,
        ...(kept && { serviceId: kept.serviceId, openHours: kept.openHours }),
        ...(kept && stays && { outline: kept.outline }),
      });
      if (kept) await updateZone(ctx, kept.id, input);
      else await createZone(ctx, input);
    });
    refresh();
  },
});

/** The height of the ground at a spot, from where players stood, for whoever draws a zone there. */
export const askGround = defineAction({
  name: "deliveries.ground",
  input: z.strictObject({
    guildId,
    map: mapInput,
    x: z.number().min(0).max(20_000),
    z: z.number().min(0).max(20_000),
  }),
  auth: manager,
  limits,
  handler: ({ input, scope }) => withGuild(scope, (ctx) => groundAt(ctx, input.map, input.x, input.z)),
});

/** Opens, closes or removes a zone. */
export const changeZoneForm = defineFormAction({
  name: "deliveries.zone.change",
  input: z.strictObject({ guildId, zoneId: z.uuid(), change: z.enum(["open", "close", "remove"]) }),
  auth: manager,
  limits,
  async handler({ input: { zoneId, change }, scope }) {
    await withGuild(scope, async (ctx) => {
      if (change === "remove") await deleteZone(ctx, zoneId);
      else await setZoneState(ctx, zoneId, change === "open" ? "open" : "closed");
    });
    refresh();
  },
});

/** Adds a dynamic event, or saves one when it names its id. */
export const saveEventForm = defineFormAction({
  name: "deliveries.event.save",
  input: z.strictObject({
    guildId,
    eventId: z.string().regex(/^\d{0,15}$/),
    name: z.string().max(200),
    serviceId: z.string().max(20),
    classNames: lines,
    zoneIds: several,
    everyMinutes: numberField,
    announce: ticked,
    showLocation: ticked,
    enabled: ticked,
  }),
  auth: manager,
  limits,
  async handler({ input: { guildId: _, eventId, ...form }, scope }) {
    const event = parseInput(dynamicEventInput, form);
    await withGuild(scope, (ctx) => saveDynamicEvent(ctx, eventId === "" ? null : Number(eventId), event));
    refresh();
  },
});

/** Removes a dynamic event of which nothing is under way. */
export const removeEventForm = defineFormAction({
  name: "deliveries.event.remove",
  input: z.strictObject({ guildId, eventId: z.coerce.number().int().min(1) }),
  auth: manager,
  limits,
  async handler({ input, scope }) {
    await withGuild(scope, (ctx) => removeDynamicEvent(ctx, input.eventId));
    refresh();
  },
});

/** Saves the spot that one's own player has shown by an emote, or where they last stood. */
export const claimSpotForm = defineFormAction({
  name: "deliveries.claim-spot",
  input: claimSpotInput.extend({ guildId }),
  auth: { member: true },
  limits,
  async handler({ input: { guildId: _, ...claim }, scope }) {
    const place = await withGuild(scope, (ctx) => claimSpot(ctx, claim));
    refresh();
    return { id: place.id, name: place.name };
  },
});
