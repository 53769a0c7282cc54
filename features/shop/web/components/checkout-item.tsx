import { Minus, Plus } from "lucide-react";
import { IconButton } from "@/components/ui/button";
import type { OwnerItem, Quote } from "../../dto";
import { ItemPicture } from "./item-picture";
import { effectWords } from "./item-words";

interface CheckoutItemProps {
  item: OwnerItem;
  quantity: number;
  most: number;
  mayBuy: Quote["mayBuy"];
  change: (quantity: number) => void;
}

/** What is bought and how many. */
export function CheckoutItem({ item, quantity, most, mayBuy, change }: CheckoutItemProps) {
  const { settled, delivered } = item.stats;
  const left = item.stock === null ? "always there" : `${item.stock} left`;
  const limit = item.limitWords ? `You may buy ${item.limitWords}` : "No limit";
  return (
    <section aria-labelledby="item" className="min-w-0">
      <h2 id="item" className="mb-3 font-semibold text-14">
        Item
      </h2>
      <div className="flex items-center gap-4">
        <div className="grid h-[72px] w-[104px] shrink-0 place-items-center rounded-control border bg-well">
          <ItemPicture name={item.picture} className="w-20" />
        </div>
        <div className="min-w-0 text-13 text-muted">
          <p className="truncate font-semibold text-14 text-ink">{item.name}</p>
          <p>{item.effect ? effectWords(item.effect) : `${item.classNames.length} objects, ${left}`}</p>
          {settled > 0 ? (
            <p>
              {delivered} of {settled} delivered
            </p>
          ) : null}
        </div>
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <fieldset
          aria-label="Quantity"
          className="flex items-center rounded-control border border-line-strong"
        >
          <IconButton
            label="One less"
            size="small"
            disabled={quantity <= 1}
            onClick={() => change(quantity - 1)}
          >
            <Minus aria-hidden />
          </IconButton>
          <output aria-live="polite" className="w-9 border-x text-center text-13 leading-8">
            {quantity}
          </output>
          <IconButton
            label="One more"
            size="small"
            disabled={quantity >= most}
            onClick={() => change(quantity + 1)}
          >
            <Plus aria-hidden />
          </IconButton>
        </fieldset>
        <p className="text-13 text-muted">
          {limit}
          {mayBuy !== null ? `, ${mayBuy} of them now` : null}
        </p>
      </div>
    </section>
  );
}
