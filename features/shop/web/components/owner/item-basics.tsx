"use client";
import { RadioCard, Switch } from "@/components/form/choice";
import { Field, FieldGroup } from "@/components/form/field";
import { Select } from "@/components/form/input";
import type { ShopCategory } from "../../../dto";
import { FAIRNESS_RULE } from "../../../fairness";
import { FormPart, Line, Lines } from "./item-field";
import type { PartProps } from "./item-part";

/** Name, description, category and price. */
export function BasicFields({
  categories,
  symbol,
  ...part
}: PartProps & { categories: readonly ShopCategory[]; symbol: string }) {
  const { draft, set, problems } = part;
  return (
    <FormPart title="What it is">
      <Line {...part} name="name" label="Name" maxLength={80} placeholder="Mosin 91/30 with PU scope" />
      <Lines
        {...part}
        name="description"
        label="Description"
        aside="optional"
        hint="What is in it, in the words of players."
        rows={2}
        maxLength={1000}
      />
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field id="categoryId" label="Category" {...(problems.categoryId && { error: problems.categoryId })}>
          <Select
            id="categoryId"
            value={draft.categoryId}
            onChange={(event) => set({ categoryId: event.target.value })}
          >
            <option value="">Without a category</option>
            {categories.map((category) => (
              <option key={category.id} value={category.id}>
                {category.name}
              </option>
            ))}
          </Select>
        </Field>
        <Line {...part} name="price" label="Price" number unit={symbol} />
      </div>
      <Switch
        label="Listed in the shop"
        hint="Off keeps it as a draft that only staff see."
        checked={draft.listed}
        onChange={(event) => set({ listed: event.target.checked })}
      />
    </FormPart>
  );
}

/** In the game or for supporters, with the rule between the two. */
export function KindFields({ draft, set, problems }: PartProps) {
  return (
    <FormPart title="Where it is given">
      <FieldGroup
        legend="Kind of item"
        {...(problems.kind && { error: problems.kind })}
        className="sm:grid-cols-2 [&>legend]:col-span-full"
      >
        <RadioCard
          name="kind"
          label="In the game"
          hint="Placed on the map at a restart. The same for everyone."
          checked={draft.kind === "in_game"}
          onChange={() => set({ kind: "in_game" })}
        />
        <RadioCard
          name="kind"
          label="Outside the game"
          hint="A role, colour, title or place. May need a tier."
          checked={draft.kind === "supporter"}
          onChange={() => set({ kind: "supporter" })}
        />
      </FieldGroup>
      <p className="border-line-strong border-l-2 pl-3 text-13 text-muted">{FAIRNESS_RULE}</p>
    </FormPart>
  );
}
