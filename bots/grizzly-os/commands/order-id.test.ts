import fc from "fast-check";
import { expect, it } from "vitest";
import { type Order, readOrder, writeOrder } from "./order-id";

const orders: fc.Arbitrary<Order> = fc.record({
  shownBy: fc.bigInt({ min: 10n ** 16n, max: 10n ** 19n }).map(String),
  itemId: fc.integer({ min: 1, max: 1e9 }),
  quantity: fc.integer({ min: 1, max: 100 }),
  price: fc.integer({ min: 1, max: 1e9 }),
  playerId: fc.option(fc.integer({ min: 1, max: 1e9 })),
  serviceId: fc.option(fc.oneof(fc.integer({ min: 1, max: 1e9 }).map(String), fc.constant("sb-01"))),
  placeId: fc.option(fc.uuid()),
});

it("keeps exactly what was shown, in the hundred signs that Discord keeps", () => {
  fc.assert(
    fc.property(orders, (order) => {
      const id = writeOrder(order);
      expect(id.length).toBeLessThanOrEqual(100);
      expect(readOrder(id)).toEqual(order);
    }),
  );
});

it("reads nothing else", () => {
  for (const id of [
    "",
    "shop:pay",
    "shop:pay:1:1:1:1:::x",
    "shop:pay:1:1:1:1:!::",
    "pay:send:1:1:1:1:::",
    "shop:pay::::::::",
  ])
    expect(readOrder(id)).toBeNull();
});
