import { createHash } from "node:crypto";
import { type GuildScope, withGuild } from "@/db/context";
import { deliveryPlaces } from "@/features/deliveries/data";
import { claimDaily } from "@/features/economy/mutations/claim";
import { scopeForCustomer, scopeForJob } from "@/features/guilds/scope";
import { linkedPlayer } from "@/features/players/data/links";
import { quote } from "@/features/shop/data/quote";
import { advanceOrder, answerOrder, failOrder } from "@/features/shop/mutations/orders";
import { purchase } from "@/features/shop/mutations/purchase";
import { refundOrder } from "@/features/shop/mutations/refund";
import { AppError } from "@/lib/errors";
import { HOUR, MINUTE, SECOND } from "@/lib/time";
import type { ShopItemRef } from "./catalogue";
import type { DemoServer } from "./world/cast";
import { Random } from "./world/random";

export interface Buyer {
  grizzlyUserId: string;
  discordId: string;
  name: string;
}

/** How far an order of the demo goes: to its end, or to the state in which it is left standing. */
export type Fate =
  | "collected"
  | "silent"
  | "never"
  | "not_there"
  | "queued"
  | "restart_seen"
  | "likely_collected"
  | "failed"
  | "needs_look";

const scopeOf = (guildId: string, buyer: Buyer, now: Date): GuildScope => ({
  ...scopeForCustomer(
    {
      id: buyer.grizzlyUserId,
      discordId: buyer.discordId,
      name: buyer.name,
      avatar: null,
      locale: null,
      timeZone: null,
      staff: null,
    },
    { guildId },
  ),
  now,
});

const later = (at: Date, ms: number) => new Date(at.getTime() + ms);

/** A daily claim, if the person has not claimed that day. */
export async function claim(guildId: string, buyer: Buyer, now: Date): Promise<void> {
  await withGuild(scopeOf(guildId, buyer, now), claimDaily).catch(refused);
}

function refused(error: unknown): null {
  if (error instanceof AppError && error.code === "conflict") return null;
  throw error;
}

/** Buys as a person would: asks for the price, then pays. @returns the order's number, or null where the shop refuses */
export async function buy(
  guildId: string,
  buyer: Buyer,
  item: ShopItemRef,
  server: DemoServer,
  now: Date,
): Promise<number | null> {
  const random = new Random("buy", buyer.discordId, now.getTime());
  return withGuild(scopeOf(guildId, buyer, now), async (ctx) => {
    const player = await linkedPlayer(ctx, guildId, buyer.discordId);
    if (item.inGame && !player) return null;
    const { dropZones } = await deliveryPlaces(ctx, null, server.map);
    const place = item.inGame ? { kind: "place" as const, id: random.pick(dropZones).id } : null;
    const request = {
      itemId: item.itemId,
      quantity: 1,
      playerId: item.inGame ? (player?.playerId ?? null) : null,
      serviceId: item.inGame ? server.serviceId : null,
      place,
    };
    const asked = await quote(ctx, buyer.discordId, request);
    if (!asked.allowed) return null;
    const key = createHash("sha256")
      .update(`${buyer.discordId}:${item.itemId}:${now.toISOString()}`)
      .digest("hex")
      .slice(0, 24);
    return (await purchase(ctx, { ...request, key, expectedPrice: item.price })).number;
  }).catch(refused);
}

interface Step {
  at: Date;
  run: () => Promise<unknown>;
}

/** The steps of an order after it was paid, as the delivery worker, the game and the buyer would take them. */
export function lifeOf(
  guildId: string,
  buyer: Buyer,
  number: number,
  inGame: boolean,
  paidAt: Date,
  restart: Date,
  after: Date,
  fate: Fate,
): Step[] {
  const job = (at: Date) => ({ ...scopeForJob(guildId, "deliveries"), now: at });
  const hash = createHash("sha256").update(`${guildId}:${number}`).digest("hex");
  const advance = (
    at: Date,
    to: Parameters<typeof advanceOrder>[2],
    step: Parameters<typeof advanceOrder>[3] = {},
  ): Step => ({
    at,
    run: () => withGuild(job(at), (ctx) => advanceOrder(ctx, number, to, step)),
  });
  const steps: Step[] = [];
  const stop = (...states: Fate[]) => states.includes(fate);
  steps.push(advance(later(paidAt, SECOND), "queued"));
  if (!inGame) {
    steps.push(advance(later(paidAt, 4 * SECOND), "delivered"));
    return steps;
  }
  if (stop("queued")) return steps;
  if (fate === "never" || fate === "failed") {
    const at = later(paidAt, 2 * MINUTE);
    const evidence = [{ label: "Answer", value: "503, maintenance" }];
    const sentence = "The file server did not take the file, three times in a row.";
    if (fate === "failed") return [...steps, advance(at, "failed", { sentence, evidence })];
    return [
      ...steps,
      { at, run: () => withGuild(job(at), (ctx) => failOrder(ctx, number, { sentence, evidence })) },
    ];
  }
  steps.push(
    advance(later(paidAt, 2 * SECOND), "staged", {
      evidence: [{ label: "Tag", value: `grizzly:order:${number}:u1`, mono: true }],
    }),
  );
  steps.push(
    advance(later(paidAt, 24 * SECOND), "uploaded", {
      evidence: [
        { label: "File", value: "custom/grizzly-deliveries.json", mono: true },
        { label: "SHA-256", value: hash, mono: true },
      ],
    }),
  );
  const seen = later(restart, 9 * MINUTE);
  steps.push(
    advance(seen, "restart_seen", {
      bootSeenAt: restart,
      collectUntil: after,
      evidence: [
        {
          label: "First line",
          value: `AdminLog started, boot of ${restart.toISOString().slice(0, 16).replace("T", " ")} UTC`,
          mono: true,
        },
      ],
    }),
  );
  if (stop("restart_seen")) return steps;
  if (stop("needs_look"))
    return [
      ...steps,
      advance(later(restart, HOUR), "needs_look", {
        sentence: "The server started twice while the order was in the file. A person looks at it.",
      }),
    ];
  steps.push(
    advance(later(restart, 26 * MINUTE), "likely_collected", {
      evidence: [{ label: "Distance", value: "9 m from the place, 20 min after the start" }],
    }),
  );
  if (stop("likely_collected", "silent")) return steps;
  const answerAt = later(restart, 2 * HOUR);
  const answer = fate === "not_there" ? ("not_there" as const) : ("got_it" as const);
  steps.push({
    at: answerAt,
    run: () =>
      withGuild(scopeOf(guildId, buyer, answerAt), (ctx) => answerOrder(ctx, { number, answer, note: "" })),
  });
  if (fate === "not_there") {
    const at = later(answerAt, 3 * HOUR);
    steps.push({
      at,
      run: () =>
        withGuild(job(at), (ctx) => refundOrder(ctx, number, "Nobody had been near the place.", "staff")),
    });
  }
  return steps;
}
