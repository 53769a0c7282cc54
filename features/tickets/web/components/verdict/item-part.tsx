"use client";
import { Package } from "lucide-react";
import { Select } from "@/components/form/input";
import { capsOf } from "@/features/guilds/moderation/rules";
import { formatCoins } from "@/lib/money";
import type { GiftChoices } from "../../../verdict/data/gifts";
import { EffectRow } from "./effect-row";
import { type PartProps, upTo } from "./verdict-draft";

/** Why nothing can be given to the opener; null where something can. */
function nothing(gifts: GiftChoices, opener: string): string | null {
  if (gifts.player === null) return `Nobody in the game is linked to ${opener}, so nobody could collect it.`;
  if (gifts.items.length === 0) return "The shop has no item of the game on sale.";
  return gifts.drops.length === 0 ? "No server has a drop zone that is open: see Drop zones." : null;
}

/** An item of the shop that the opener is given: an order like any other, paid by the verdict. */
export function ItemPart({ about, sheet, problems, set }: PartProps) {
  const { gifts, symbol } = about;
  const cap = capsOf(about, about.level).compensation;
  if (!gifts) return null;
  const none = nothing(gifts, about.opener);
  return (
    <EffectRow
      name="give"
      icon={Package}
      label="Item"
      who={about.opener}
      aside={upTo(cap, (most) => `${formatCoins(most)} ${symbol} a ticket`)}
      checked={sheet.give}
      disabled={none !== null || cap === 0}
      onChange={(give) => set({ give })}
      problem={sheet.give && sheet.item !== null ? problems.item : undefined}
    >
      {none !== null ? (
        <p>{none}</p>
      ) : sheet.give ? (
        <>
          <div className="flex flex-wrap gap-2">
            <Select
              name="item"
              required
              aria-label="Item"
              value={sheet.item ?? ""}
              onChange={(event) => set({ item: Number(event.target.value) || null })}
              className="max-w-72"
            >
              <option value="">Choose an item</option>
              {gifts.items.map(({ id, name, price }) => (
                <option key={id} value={id}>
                  {name}, {formatCoins(price)} {symbol}
                </option>
              ))}
            </Select>
            <Select
              name="drop"
              aria-label="Where it is put"
              value={sheet.drop}
              onChange={(event) => set({ drop: event.target.value })}
              className="max-w-72"
            >
              {gifts.drops.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          </div>
          <p>
            {gifts.player} collects it as an order of their own. Where it cannot be delivered, its price comes
            to {about.opener}.
          </p>
        </>
      ) : null}
    </EffectRow>
  );
}
