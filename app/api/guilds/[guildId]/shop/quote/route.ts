import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { quote } from "@/features/shop/data/quote";
import { spotFacts } from "@/features/shop/data/spot";
import { quoteInput } from "@/features/shop/schema";

const whole = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const metres = z.coerce.number().min(-100_000).max(100_000);

// An address holds text: a place is either `placeId`, or `map` with `x` and `z`.
const input = z
  .strictObject({
    itemId: whole,
    quantity: whole,
    playerId: whole.nullable().default(null),
    serviceId: z.string().max(40).nullable().default(null),
    placeId: z.uuid().optional(),
    map: z.string().max(32).optional(),
    x: metres.optional(),
    z: metres.optional(),
  })
  .transform(({ placeId, map, x, z: north, ...rest }): z.input<typeof quoteInput> => {
    const spot = map !== undefined && x !== undefined && north !== undefined;
    const place = placeId
      ? ({ kind: "place", id: placeId } as const)
      : spot
        ? ({ kind: "spot", map, x, z: north } as const)
        : null;
    return { ...rest, place };
  })
  .pipe(quoteInput);

/** What an order would cost, and why it would be refused. Writes nothing. */
export const GET = defineRoute({
  name: "shop.quote",
  input,
  auth: { member: true },
  limits: [{ by: "user", max: 240, seconds: 60 }],
  handler: ({ input: asked, user, scope }) =>
    withGuild(
      scope,
      async (ctx) => {
        const [quoted, spot] = await Promise.all([
          quote(ctx, user.discordId, asked),
          spotFacts(ctx, user.discordId, asked),
        ]);
        return { quote: quoted, spot };
      },
      { readOnly: true },
    ),
});
