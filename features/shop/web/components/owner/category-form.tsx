"use client";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { Switch } from "@/components/form/choice";
import { describedBy, Field } from "@/components/form/field";
import { Input, Textarea } from "@/components/form/input";
import { Asked } from "@/components/ui/asked";
import { Button } from "@/components/ui/button";
import { useAction } from "@/features/identity/web/use-action";
import type { ShopCategory } from "../../../dto";
import { changeCategory, saveCategory } from "../../owner-actions";
import { fieldProblem } from "./field-problem";

/** Makes a category, renames and describes one, hides it, or takes it away. */
export function CategoryForm({
  guild,
  category,
  onDone,
}: {
  guild: string;
  category: ShopCategory | null;
  onDone: () => void;
}) {
  const [name, setName] = useState(category?.name ?? "");
  const [description, setDescription] = useState(category?.description ?? "");
  const [active, setActive] = useState(category?.active ?? true);
  const [sure, setSure] = useState(false);
  const { busy, problem, run } = useAction();
  const nameProblem = fieldProblem(problem, "name");
  const textProblem = fieldProblem(problem, "description");
  const save = () =>
    run(
      () => saveCategory({ guildId: guild, categoryId: category?.id ?? null, name, description, active }),
      onDone,
    );
  const remove = () => {
    if (!category) return;
    if (!sure) return setSure(true);
    run(() => changeCategory({ guildId: guild, categoryId: category.id, change: "delete" }), onDone);
  };
  return (
    <Asked id="category" title={category ? `Edit ${category.name}` : "New category"} onClose={onDone}>
      <form
        noValidate
        className="mt-2 grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Field id="category-name" label="Name" {...(nameProblem && { error: nameProblem })}>
          <Input
            id="category-name"
            value={name}
            maxLength={60}
            aria-invalid={Boolean(nameProblem)}
            aria-describedby={describedBy("category-name", { error: nameProblem })}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Field
          id="category-description"
          label="Description"
          aside="optional"
          {...(textProblem && { error: textProblem })}
        >
          <Textarea
            id="category-description"
            rows={2}
            value={description}
            maxLength={300}
            aria-invalid={Boolean(textProblem)}
            aria-describedby={describedBy("category-description", { error: textProblem })}
            onChange={(event) => setDescription(event.target.value)}
          />
        </Field>
        {category ? (
          <Switch
            label="Shown in the shop"
            checked={active}
            onChange={(event) => setActive(event.target.checked)}
          />
        ) : null}
        {problem && !nameProblem && !textProblem ? (
          <p role="alert" className="text-bad">
            {problem.message}
          </p>
        ) : null}
        {sure && category ? (
          <p role="status">
            {category.items === 0
              ? "No item is in it."
              : `Its ${category.items === 1 ? "item stays" : `${category.items} items stay`} in the shop, without a category.`}
          </p>
        ) : null}
        <div className="flex flex-wrap items-center gap-2">
          {category ? (
            <Button look={sure ? "danger" : "ghost"} busy={busy} onClick={remove}>
              <Trash2 aria-hidden />
              {sure ? "Delete it for good" : "Delete"}
            </Button>
          ) : null}
          <Button look="ghost" data-closes className="ml-auto">
            Cancel
          </Button>
          <Button type="submit" look="primary" busy={busy}>
            {category ? "Save" : "Make it"}
          </Button>
        </div>
      </form>
    </Asked>
  );
}
