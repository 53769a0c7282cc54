"use client";
import type { Currency, OwnerItem } from "../../../dto";
import { type ItemDraft, previewOf } from "../../../item-draft";
import { ItemCard } from "../item-card";

/** The item's card as visitors will see it. It is a picture: nothing in it can be pressed. */
export function ItemPreview({
  draft,
  item,
  guild,
  currency,
}: {
  draft: ItemDraft;
  item: OwnerItem | null;
  guild: string;
  currency: Currency;
}) {
  return (
    <section aria-label="Preview">
      <h2 className="mb-3 font-semibold text-14">In the shop window</h2>
      <div inert className={draft.kind === "supporter" ? "rounded-card border bg-raised" : undefined}>
        <ItemCard item={previewOf(draft, item)} guildSlug={guild} currency={currency} tier={null} />
      </div>
      {draft.listed ? null : (
        <p className="mt-2 text-12 text-muted">Hidden now: only staff see it, in their list.</p>
      )}
    </section>
  );
}
