"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormErrors } from "@/components/form/field";
import { LeaveQuestion, useUnsaved } from "@/components/form/unsaved";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useAction } from "@/features/identity/web/use-action";
import type { WindowServer } from "../../../data/shop-window";
import type { Currency, OwnerItem, ShopCategory } from "../../../dto";
import { draftOf, draftToInput, emptyDraft, type ItemDraft, problemsByField } from "../../../item-draft";
import { saveItem } from "../../owner-actions";
import { BasicFields, KindFields } from "./item-basics";
import { DeliveryFields } from "./item-delivery";
import type { PartProps } from "./item-part";
import { PicturePicker } from "./item-pictures";
import { ItemPreview } from "./item-preview";
import { SaleFields } from "./item-sale";
import { SupporterFields } from "./item-supporter";

interface ItemFormProps {
  guild: string;
  item: OwnerItem | null;
  categories: readonly ShopCategory[];
  servers: readonly WindowServer[];
  currency: Currency;
  categoryId: number | null;
}

/** An item's form, with the item as it will stand in the shop beside it. */
export function ItemForm({ guild, item, categories, servers, currency, categoryId }: ItemFormProps) {
  const router = useRouter();
  const [opened, setOpened] = useState(() => (item ? draftOf(item) : emptyDraft(categoryId)));
  const [draft, setDraft] = useState(opened);
  const [version, setVersion] = useState(item?.version ?? 0);
  const [saved, setSaved] = useState<{ slug: string | null; id: number } | null>(null);
  const { busy, problem, run } = useAction();
  const unsaved = JSON.stringify(draft) !== JSON.stringify(opened);
  const { leaving, stay } = useUnsaved(unsaved && !busy);
  const base = `/guilds/${guild}/shop`;
  const problems = problemsByField(problem?.fields ?? {}, draft);
  const conflict = problem?.details?.code === "version";
  const set = (change: Partial<ItemDraft>) => {
    setSaved(null);
    setDraft((before) => ({ ...before, ...change }));
  };
  const save = () => {
    const stockSeen = item && opened.stock !== "" ? Number(opened.stock) : null;
    const named = { guildId: guild, itemId: item?.id ?? null, version, stockSeen };
    run(
      () => saveItem({ ...draftToInput(draft), ...named }),
      (answer) => {
        setOpened(draft);
        setVersion(answer.version);
        setSaved(answer);
        if (!item) router.push(`${base}?${draft.listed ? "" : "show=away&"}new=${answer.id}`);
      },
    );
  };
  const part: PartProps = { draft, set, problems };
  return (
    <form
      noValidate
      className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_336px]"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="grid min-w-0 gap-5">
        {problem ? (
          <div className="grid gap-3">
            <FormErrors
              message={problem.fields ? "Some of it needs another look. Nothing was saved." : problem.message}
              {...(problem.fields && { fields: problems })}
            />
            {conflict ? (
              <Button className="justify-self-start" onClick={() => window.location.reload()}>
                Load it again
              </Button>
            ) : null}
          </div>
        ) : null}
        <BasicFields {...part} categories={categories} symbol={currency.symbol} />
        <KindFields {...part} />
        {draft.kind === "supporter" || problems.needsTier || draft.needsTier !== "none" ? (
          <SupporterFields {...part} />
        ) : null}
        {draft.kind === "in_game" || draft.classNames.trim() !== "" ? (
          <DeliveryFields {...part} servers={servers} />
        ) : null}
        <SaleFields {...part} />
        <PicturePicker {...part} />
      </div>
      <aside className="grid gap-4 xl:sticky xl:top-6">
        <ItemPreview draft={draft} item={item} guild={guild} currency={currency} />
        <Card className="grid gap-3">
          <div className="flex gap-2">
            <Button type="submit" look="primary" busy={busy} className="flex-1">
              {item ? "Save the item" : "Add the item"}
            </Button>
            <ButtonLink look="ghost" href={base}>
              {unsaved ? "Cancel" : "Back"}
            </ButtonLink>
          </div>
          <p role="status" className="text-12 text-muted">
            {saved
              ? "Saved. The shop shows it now."
              : unsaved
                ? "Not saved yet. Orders that are paid keep the item as it was."
                : "Orders that are paid keep the item as it was."}
          </p>
          {saved && item && draft.listed ? (
            <ButtonLink size="small" href={`/shop/${guild}/${saved.slug ?? saved.id}`}>
              See it in the shop
            </ButtonLink>
          ) : null}
        </Card>
      </aside>
      {leaving ? <LeaveQuestion onLeave={() => router.push(leaving)} onStay={stay} /> : null}
    </form>
  );
}
