import { personByKey } from "@/sandbox/population";
import { SAKHAL } from "../fixtures/house";
import { type ActionRule, NO_NUMBER, NOBODY, signedIn, staff } from "./action-rules";
import { DELIVERY_FORMS } from "./delivery-forms";
import { ECONOMY_ACTIONS } from "./economy-actions";

/** What is sold, delivered, earned and put on heads: what each action of it must answer to whom. */
export const GAME_ACTIONS: readonly [string, ActionRule][] = [
  [
    "features/shop/web/actions.ts#answerOrderForm",
    {
      form: true,
      input: ({ id, order }) => ({ guildId: id, number: order, answer: "got_it" }),
      expects: signedIn("refused"),
    },
  ],
  [
    "features/shop/web/actions.ts#cancelOrderForm",
    {
      form: true,
      input: ({ id, order }) => ({ guildId: id, number: order }),
      expects: signedIn("refused"),
    },
  ],
  [
    "features/shop/web/actions.ts#refundOrderForm",
    {
      form: true,
      input: ({ id }) => ({ guildId: id, number: NO_NUMBER, reason: "A test asks for this." }),
      expects: staff(true),
    },
  ],
  [
    "features/shop/web/actions.ts#moveOrderForm",
    {
      form: true,
      input: ({ id }) => ({
        guildId: id,
        number: NO_NUMBER,
        to: "needs_look",
        reason: "A test asks for this.",
      }),
      expects: staff("below"),
    },
  ],
  [
    "features/shop/web/owner-actions.ts#saveCategory",
    {
      input: ({ id }) => ({ guildId: id, categoryId: NO_NUMBER, name: "A test's own", description: "" }),
      expects: staff(false),
    },
  ],
  [
    "features/shop/web/owner-actions.ts#changeCategory",
    {
      input: ({ id }) => ({ guildId: id, categoryId: NO_NUMBER, change: "delete" }),
      expects: staff(false),
    },
  ],
  [
    "features/shop/web/owner-actions.ts#saveItem",
    {
      // An in-game item without anything to place: refused by the shop's own rules, for those who get that far.
      input: ({ id }) => ({
        guildId: id,
        itemId: null,
        version: 0,
        stockSeen: null,
        name: "A test's own",
        categoryId: null,
        kind: "in_game",
        price: 1,
        stock: null,
        maxPerPerson: null,
        limitCount: null,
        limitHours: null,
      }),
      expects: staff(false),
    },
  ],
  [
    "features/shop/web/owner-actions.ts#changeItem",
    {
      input: ({ id }) => ({
        guildId: id,
        itemId: NO_NUMBER,
        change: "pause",
        reason: "A test asks for this.",
      }),
      expects: staff(false),
    },
  ],
  ...Object.entries(DELIVERY_FORMS).map(([name, input]): [string, ActionRule] => [
    `features/deliveries/web/actions.ts#${name}`,
    { form: true, input, expects: staff(false) },
  ]),
  [
    "features/deliveries/web/actions.ts#askGround",
    { input: ({ id }) => ({ guildId: id, map: "enoch", x: 1, z: 1 }), expects: staff(false) },
  ],
  [
    "features/deliveries/web/actions.ts#claimSpotForm",
    {
      form: true,
      input: ({ id }) => ({ guildId: id, serviceId: "1", by: "emote", name: "A test's own" }),
      expects: signedIn("refused"),
    },
  ],
  ...Object.entries(ECONOMY_ACTIONS).map(([name, input]): [string, ActionRule] => [
    `features/economy/web/dashboard-actions.ts#${name}`,
    { input, expects: staff(false) },
  ]),
  [
    "features/economy/web/actions.ts#claimDailyForm",
    {
      form: true,
      // A guild that shows nothing to the public: for its own members alone.
      input: () => ({ guildId: SAKHAL.id }),
      expects: (person) =>
        signedIn(person && personByKey(person).guilds["sakhal-drift"] ? "reached" : "missing")(person),
    },
  ],
  [
    "features/economy/web/actions.ts#reviewTransfer",
    {
      input: ({ id }) => ({ guildId: id, toDiscordId: NOBODY, amount: 1 }),
      expects: signedIn("reached"),
    },
  ],
  [
    "features/bounties/web/actions.ts#reviewBounty",
    {
      input: ({ id, player }) => ({ guildId: id, playerId: player, amount: 100 }),
      expects: signedIn("reached"),
    },
  ],
  [
    "features/bounties/web/actions.ts#sendBounty",
    {
      // Nobody of the seven has so many coins, nor may a bounty be so large.
      input: ({ id, player }) => ({
        guildId: id,
        playerId: player,
        amount: 1_000_000_000,
        key: `test-${crypto.randomUUID()}`,
      }),
      expects: signedIn("refused"),
    },
  ],
  [
    "features/bounties/web/actions.ts#cancelBountyForm",
    {
      form: true,
      input: ({ id }) => ({ guildId: id, bountyId: NO_NUMBER, reason: "A test asks for this." }),
      expects: staff(false),
    },
  ],
  [
    "features/economy/web/actions.ts#sendTransfer",
    {
      input: ({ id }) => ({
        guildId: id,
        toDiscordId: NOBODY,
        amount: 1,
        key: `test-${crypto.randomUUID()}`,
      }),
      expects: signedIn("refused"),
    },
  ],
];
