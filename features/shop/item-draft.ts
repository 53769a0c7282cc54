import type { Tier } from "@/features/supporters/schema";
import type { OwnerItem, ShopItem } from "./dto";
import { limitWords } from "./rules";
import type { Effect, ItemKind } from "./schema";

/** An item as its form holds it: what a person typed, not yet checked. Times are ISO texts. */
export interface ItemDraft {
  name: string;
  description: string;
  categoryId: string;
  kind: ItemKind;
  price: string;
  stock: string;
  maxPerPerson: string;
  limitCount: string;
  limitHours: string;
  needsTier: Tier;
  /** One class name a line. */
  classNames: string;
  effectKind: Effect["kind"] | "";
  effectValue: string;
  effectDays: string;
  picture: string;
  availableFrom: string;
  availableUntil: string;
  restockAt: string;
  restockTo: string;
  serviceIds: readonly string[];
  listed: boolean;
}

const text = (value: number | null | undefined): string => (value == null ? "" : String(value));

/** A new item's form. @param kind what most items are */
export const emptyDraft = (categoryId: number | null = null, kind: ItemKind = "in_game"): ItemDraft => ({
  name: "",
  description: "",
  categoryId: text(categoryId),
  kind,
  price: "",
  stock: "",
  maxPerPerson: "",
  limitCount: "",
  limitHours: "",
  needsTier: "none",
  classNames: "",
  effectKind: "",
  effectValue: "",
  effectDays: "",
  picture: "",
  availableFrom: "",
  availableUntil: "",
  restockAt: "",
  restockTo: "",
  serviceIds: [],
  listed: true,
});

/** The form of an item that exists. */
export const draftOf = (item: OwnerItem): ItemDraft => ({
  name: item.name,
  description: item.description ?? "",
  categoryId: text(item.categoryId),
  kind: item.kind,
  price: text(item.price),
  stock: text(item.stock),
  maxPerPerson: text(item.maxPerPerson),
  limitCount: text(item.limit?.count),
  limitHours: text(item.limit?.hours),
  needsTier: item.needsTier,
  classNames: item.classNames.join("\n"),
  effectKind: item.effect?.kind ?? "",
  effectValue: item.effect?.value ?? "",
  effectDays: item.effect && "days" in item.effect ? text(item.effect.days) : "",
  picture: item.picture ?? "",
  availableFrom: item.availableFrom ?? "",
  availableUntil: item.availableUntil ?? "",
  restockAt: item.restockAt ?? "",
  restockTo: text(item.restockTo),
  serviceIds: item.serviceIds,
  listed: item.listed,
});

const number = (value: string): number | null => (value.trim() === "" ? null : Number(value));
const lines = (value: string): string[] => value.split(/\r?\n/).map((line) => line.trim());

function effectOf({ effectKind: kind, effectValue, effectDays }: ItemDraft) {
  if (kind === "") return null;
  if (kind === "listing_boost") return { kind, value: "listing", days: number(effectDays) };
  if (kind === "queue_priority") return { kind, value: "queue", days: number(effectDays) };
  return { kind, value: effectValue.trim() };
}

/** What the form sends: the shape of `itemInput`, not yet checked. */
export function draftToInput(draft: ItemDraft) {
  return {
    name: draft.name,
    description: draft.description,
    categoryId: number(draft.categoryId),
    kind: draft.kind,
    price: number(draft.price),
    stock: number(draft.stock),
    maxPerPerson: number(draft.maxPerPerson),
    limitCount: number(draft.limitCount),
    limitHours: number(draft.limitHours),
    needsTier: draft.needsTier,
    classNames: lines(draft.classNames).filter((line) => line !== ""),
    effect: effectOf(draft),
    picture: draft.picture || null,
    availableFrom: draft.availableFrom || null,
    availableUntil: draft.availableUntil || null,
    restockAt: draft.restockAt || null,
    restockTo: number(draft.restockTo),
    serviceIds: [...draft.serviceIds],
    listed: draft.listed,
  };
}

/** Problems by field of the form. A class name's problem says on which line it is; empty lines count. */
export function problemsByField(
  problems: Readonly<Record<string, string>>,
  draft: Pick<ItemDraft, "classNames">,
): Record<string, string> {
  const numbers = lines(draft.classNames).flatMap((line, at) => (line === "" ? [] : [at + 1]));
  const found: Record<string, string> = {};
  for (const [path, problem] of Object.entries(problems)) {
    const [field = "", part] = path.split(".");
    const line = field === "classNames" && part !== undefined ? numbers[Number(part)] : undefined;
    if (line !== undefined) found.classNames ??= `Line ${line}: ${problem}`;
    else if (field === "effect" && part === "days") found.effectDays = problem;
    else if (field === "effect" && part === "value") found.effectValue = problem;
    else found[field === "effect" ? "effectKind" : field] ??= problem;
  }
  return found;
}

const whole = (value: string): number | null => {
  const found = number(value);
  return found !== null && Number.isSafeInteger(found) && found >= 0 ? found : null;
};

/** The item as it will stand in the shop window, with the record of the one that exists. */
export function previewOf(draft: ItemDraft, item: OwnerItem | null): ShopItem {
  const { classNames, effect: _, ...rest } = draftToInput(draft);
  const [count, hours] = [whole(draft.limitCount), whole(draft.limitHours)];
  const maxPerPerson = whole(draft.maxPerPerson);
  const stock = whole(draft.stock);
  const paused = item?.pausedReason != null;
  return {
    ...rest,
    id: item?.id ?? 0,
    slug: null,
    name: draft.name.trim() || "Name of the item",
    description: draft.description.trim() || null,
    price: whole(draft.price) ?? 0,
    stock,
    maxPerPerson,
    limit: count === null || hours === null ? null : { count, hours },
    limitWords: limitWords({ maxPerPerson, limitCount: count, limitHours: hours }),
    classNames,
    effect: item?.effect ?? null,
    availability: paused ? "paused" : stock === 0 ? "sold-out" : "buyable",
    pausedReason: item?.pausedReason ?? null,
    stats: item?.stats ?? { settled: 0, delivered: 0, failed: 0, refunded: 0, medianMinutes: null },
    order: item?.order ?? 0,
    version: item?.version ?? 0,
  };
}
