import { and, count, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { deliveryCoordinates as table } from "@/db/schema/nitrado";
import { recordAudit } from "@/features/audit/mutations";
import { actingPerson } from "@/features/economy/policy";
import { conflict, invalid, notFound } from "@/lib/errors";
import { deliveryPlaces, groundAt, toPlace, zone } from "./data";
import { claimableSpots } from "./data/claims";
import { placeProblem } from "./rules";
import {
  type ClaimSpotInput,
  type DeliveryPlace,
  mapInput,
  type SavedPlaceInput,
  type ZoneInput,
} from "./schema";

const MAX_SAVED = 10;

function checkBounds(place: { map: string; x: number; z: number }): void {
  // Owners may put zones onto each other; only the map's edge and size hold for them.
  const problem = placeProblem({ ...place, altitude: 0, serverMap: null, closedZones: [] });
  if (problem) throw invalid(problem, { x: problem });
}

async function audit(
  ctx: GuildContext,
  verb: string,
  before: DeliveryPlace | null,
  after: DeliveryPlace | null,
): Promise<void> {
  await recordAudit(ctx, {
    action: `deliveries.zone.${verb}`,
    subjectType: "delivery_place",
    subjectId: (after ?? before)?.id ?? "",
    before: before && { ...before },
    after: after && { ...after },
  });
}

/** Makes a drop zone, or a zone where nothing is delivered. @throws AppError invalid outside the map */
export async function createZone(ctx: GuildContext, input: ZoneInput): Promise<DeliveryPlace> {
  checkBounds(input);
  const [row] = await ctx.db
    .insert(table)
    .values({ ...input, guildId: ctx.guildId, state: "open" })
    .returning();
  if (!row) throw new Error("The zone was not stored.");
  const after = toPlace(row);
  await audit(ctx, "create", null, after);
  return after;
}

async function change(
  ctx: GuildContext,
  id: string,
  verb: string,
  set: Partial<typeof table.$inferInsert>,
): Promise<DeliveryPlace> {
  const before = await zone(ctx, id);
  const [row] = await ctx.db
    .update(table)
    .set({ ...set, updatedAt: ctx.now })
    .where(and(eq(table.guildId, ctx.guildId), eq(table.id, id)))
    .returning();
  if (!row) throw notFound("This place does not exist.");
  const after = toPlace(row);
  await audit(ctx, verb, before, after);
  return after;
}

/** Orders that were paid keep the place as it was. @throws AppError not_found, invalid */
export async function updateZone(ctx: GuildContext, id: string, input: ZoneInput): Promise<DeliveryPlace> {
  checkBounds(input);
  return change(ctx, id, "update", input);
}

/** Opens or closes a zone. A closed drop zone takes no new orders; a closed zone that is closed no longer counts. */
export function setZoneState(
  ctx: GuildContext,
  id: string,
  state: "open" | "closed",
  reason: string | null = null,
): Promise<DeliveryPlace> {
  return change(ctx, id, state === "open" ? "open" : "close", { state, reason });
}

export async function deleteZone(ctx: GuildContext, id: string): Promise<void> {
  const before = await zone(ctx, id);
  await ctx.db.delete(table).where(and(eq(table.guildId, ctx.guildId), eq(table.id, id)));
  await audit(ctx, "delete", before, null);
}

/**
 * Saves a place of the acting person, at most 10 a guild.
 * @throws AppError invalid where nothing can be placed, conflict when there are too many
 */
export async function savePlace(ctx: GuildContext, input: SavedPlaceInput): Promise<DeliveryPlace> {
  const ground = await groundAt(ctx, input.map, input.x, input.z);
  return keepPlace(ctx, input, ground.altitude);
}

/**
 * Saves the spot that the acting person's player claimed by an emote, or where they last stood, with the height of
 * its ground.
 * @throws AppError conflict where the log shows no such spot any more; as savePlace
 */
export async function claimSpot(ctx: GuildContext, input: ClaimSpotInput): Promise<DeliveryPlace> {
  const spots = await claimableSpots(ctx, actingPerson(ctx.actor));
  const spot = spots.find((one) => one.by === input.by && one.serviceId === input.serviceId);
  if (!spot)
    throw conflict(
      input.by === "emote"
        ? "The log shows no emote of your player in the last 30 minutes. It comes a few minutes late: perform one, wait, and try again."
        : "The log does not show your player standing still in the last day.",
    );
  const { serviceId, x, z, altitude } = spot;
  return keepPlace(ctx, { name: input.name, map: mapInput.parse(spot.map), serviceId, x, z }, altitude);
}

async function keepPlace(
  ctx: GuildContext,
  input: SavedPlaceInput,
  altitude: number | null,
): Promise<DeliveryPlace> {
  const discordId = actingPerson(ctx.actor);
  const [{ closedZones }, [saved]] = await Promise.all([
    deliveryPlaces(ctx, null, input.map),
    ctx.db
      .select({ count: count() })
      .from(table)
      .where(and(eq(table.guildId, ctx.guildId), eq(table.kind, "saved"), eq(table.discordId, discordId))),
  ]);
  const problem = placeProblem({ ...input, altitude, serverMap: null, closedZones });
  if (problem) throw invalid(problem, { x: problem });
  if ((saved?.count ?? 0) >= MAX_SAVED)
    throw conflict(`You have ${MAX_SAVED} places here. Remove one to save another.`);
  const [row] = await ctx.db
    .insert(table)
    .values({ ...input, altitude, guildId: ctx.guildId, kind: "saved", discordId })
    .returning();
  if (!row) throw new Error("The place was not stored.");
  return toPlace(row);
}

/** Removes a saved place of the acting person. @throws AppError not_found, also for a place of somebody else */
export async function removePlace(ctx: GuildContext, id: string): Promise<void> {
  const own = and(
    eq(table.guildId, ctx.guildId),
    eq(table.id, id),
    eq(table.kind, "saved"),
    eq(table.discordId, actingPerson(ctx.actor)),
  );
  const gone = await ctx.db.delete(table).where(own).returning({ id: table.id });
  if (gone.length === 0) throw notFound("This place does not exist.");
}
