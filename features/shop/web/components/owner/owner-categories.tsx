"use client";
import { ArrowDown, ArrowUp, Pencil, Plus } from "lucide-react";
import { useCallback, useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { useAction } from "@/features/identity/web/use-action";
import type { ShopCategory } from "../../../dto";
import { changeCategory } from "../../owner-actions";
import { CategoryForm } from "./category-form";

/** The shop's categories in the order that visitors see. */
export function OwnerCategories({
  guild,
  categories,
  manages,
}: {
  guild: string;
  categories: readonly ShopCategory[];
  manages: boolean;
}) {
  const [editing, setEditing] = useState<ShopCategory | "new" | null>(null);
  const close = useCallback(() => setEditing(null), []);
  const { busy, problem, run } = useAction();
  const move = (categoryId: number, change: "up" | "down") =>
    run(() => changeCategory({ guildId: guild, categoryId, change }));
  return (
    <Card flush aria-label="Categories">
      <CardHeader
        title="Categories"
        hint="As visitors see them."
        className="px-5 pt-4 pb-3"
        aside={
          manages ? (
            <Button size="small" onClick={() => setEditing("new")}>
              <Plus aria-hidden />
              New
            </Button>
          ) : null
        }
      />
      {categories.length === 0 ? (
        <p className="border-t px-5 py-4 text-13 text-muted">
          None yet. A shop of a few items does without; with more, categories help to find them.
        </p>
      ) : (
        <ol className="divide-y border-t">
          {categories.map((category, at) => (
            <li key={category.id} className="flex items-center gap-1 py-1.5 pr-3 pl-5 text-13">
              <span className="min-w-0 flex-1">
                <span className="block truncate text-ink">{category.name}</span>
                <span className="block truncate text-12 text-muted">
                  {category.items} {category.items === 1 ? "item" : "items"}
                  {category.active ? "" : ", hidden from the shop"}
                </span>
              </span>
              {manages ? (
                <>
                  <IconButton
                    label={`Move ${category.name} up`}
                    size="small"
                    disabled={busy || at === 0}
                    onClick={() => move(category.id, "up")}
                  >
                    <ArrowUp aria-hidden />
                  </IconButton>
                  <IconButton
                    label={`Move ${category.name} down`}
                    size="small"
                    disabled={busy || at === categories.length - 1}
                    onClick={() => move(category.id, "down")}
                  >
                    <ArrowDown aria-hidden />
                  </IconButton>
                  <IconButton
                    label={`Edit ${category.name}`}
                    size="small"
                    onClick={() => setEditing(category)}
                  >
                    <Pencil aria-hidden />
                  </IconButton>
                </>
              ) : null}
            </li>
          ))}
        </ol>
      )}
      {problem ? (
        <p role="alert" className="border-t px-5 py-3 text-13 text-bad">
          {problem.message}
        </p>
      ) : null}
      {editing === null ? null : (
        <CategoryForm guild={guild} category={editing === "new" ? null : editing} onDone={close} />
      )}
    </Card>
  );
}
