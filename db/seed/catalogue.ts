import { withGuild } from "@/db/context";
import { createZone } from "@/features/deliveries/mutations";
import { zoneInput } from "@/features/deliveries/schema";
import { updateEconomySettings, updateKillSettings } from "@/features/economy/mutations/settings";
import { scopeForJob } from "@/features/guilds/scope";
import { createCategory } from "@/features/shop/mutations/categories";
import { createItem } from "@/features/shop/mutations/items";
import { itemInput } from "@/features/shop/schema";
import { blackPineShop, type DemoCategory, livoniaShop } from "./catalogue.data";
import { guildIdOf } from "./servers";

interface ShopItemRef {
  itemId: number;
  price: number;
  inGame: boolean;
  needsTier: string;
}

async function stock(guildId: string, shop: readonly DemoCategory[], now: Date): Promise<ShopItemRef[]> {
  const refs: ShopItemRef[] = [];
  await withGuild({ ...scopeForJob(guildId, "demo"), now }, async (ctx) => {
    for (const { name, description, items } of shop) {
      const category = await createCategory(ctx, { name, description });
      for (const draft of items) {
        const base = {
          categoryId: category.id,
          kind: "in_game",
          stock: null,
          maxPerPerson: null,
          limitCount: null,
          limitHours: null,
        };
        const input = itemInput.parse({ ...base, ...draft });
        const item = await createItem(ctx, input);
        refs.push({
          itemId: item.id,
          price: input.price,
          inGame: input.kind === "in_game",
          needsTier: input.needsTier,
        });
      }
    }
  });
  return refs;
}

const drop = (name: string, map: string, x: number, z: number, altitude: number) =>
  zoneInput.parse({ kind: "drop_zone", name, map, x, z, altitude, radius: 15 });

async function zones(guildId: string, now: Date, list: ReturnType<typeof drop>[]): Promise<void> {
  await withGuild({ ...scopeForJob(guildId, "demo"), now }, async (ctx) => {
    for (const zone of list) await createZone(ctx, zone);
  });
}

/** What each guild pays, sells, and where it puts things. Made through the owners' own verbs. */
export async function seedShops(now: Date): Promise<Map<string, ShopItemRef[]>> {
  const [pine, outlaws] = [guildIdOf("black-pine"), guildIdOf("livonia-outlaws")];
  await withGuild({ ...scopeForJob(pine, "demo"), now }, async (ctx) => {
    await updateEconomySettings(ctx, {
      dailyAmount: 100,
      dailyStreakStep: 10,
      dailyStreakMax: 7,
      transferMax: 5_000,
      transferFeeBp: 200,
    });
    await updateKillSettings(ctx, {
      base: 100,
      headshotBonus: 30,
      distanceSteps: [
        { fromMeters: 100, bonus: 20 },
        { fromMeters: 200, bonus: 40 },
        { fromMeters: 400, bonus: 90 },
      ],
      streakSteps: [
        { kills: 3, bonus: 25 },
        { kills: 5, bonus: 60 },
      ],
      sameVictimMinutes: 30,
      sameVictimPercent: 0,
      dailyCap: 1_500,
    });
  });
  await withGuild({ ...scopeForJob(outlaws, "demo"), now }, async (ctx) => {
    await updateEconomySettings(ctx, { currencyName: "Pelts", currencySymbol: "Pelts", dailyAmount: 40 });
    await updateKillSettings(ctx, { base: 45, headshotBonus: 15, dailyCap: 600 });
  });
  await zones(pine, now, [
    drop("Kabanino barn", "chernarusplus", 5_312, 8_604, 311.6),
    drop("Vybor fuel station", "chernarusplus", 3_920, 8_930, 305.2),
    drop("Novy Sobor chapel", "chernarusplus", 6_940, 7_620, 296.1),
    drop("Nadbor silo", "enoch", 6_020, 4_110, 214.4),
    drop("Old whaling station", "sakhal", 7_420, 2_540, 8.2),
    zoneInput.parse({
      kind: "closed_zone",
      name: "Airfield",
      map: "chernarusplus",
      x: 4_500,
      z: 10_300,
      outline: [
        [4_050, 10_900],
        [4_980, 10_900],
        [5_020, 9_950],
        [4_600, 9_700],
        [4_150, 10_050],
      ],
      reason: "Airfield",
    }),
    zoneInput.parse({
      kind: "closed_zone",
      name: "Base raid",
      map: "chernarusplus",
      x: 6_150,
      z: 8_450,
      radius: 350,
      reason: "A base is under raid",
    }),
  ]);
  await zones(outlaws, now, [
    drop("Topolin barn", "enoch", 1_720, 7_310, 188.4),
    drop("Brena bridge", "enoch", 6_480, 11_120, 172.9),
  ]);
  return new Map([
    [pine, await stock(pine, blackPineShop, now)],
    [outlaws, await stock(outlaws, livoniaShop, now)],
  ]);
}

export type { ShopItemRef };
