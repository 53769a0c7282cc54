"use client";
import { FormPart, Line } from "./item-field";
import type { PartProps } from "./item-part";
import { LocalTime } from "./local-time";

/** How many, how often, and when. */
export function SaleFields(part: PartProps) {
  const { draft, set, problems } = part;
  const time = (name: "availableFrom" | "availableUntil" | "restockAt") => ({
    id: name,
    value: draft[name],
    error: problems[name],
    onChange: (iso: string) => set({ [name]: iso }),
  });
  return (
    <FormPart title="How many and when" hint="Leave a field empty where there is no limit.">
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Line {...part} name="stock" label="Stock" number hint="Pieces that can be sold from now on." />
        <Line {...part} name="maxPerPerson" label="A person may ever buy" number unit="pcs" />
        <Line {...part} name="limitCount" label="A person may buy" number unit="pcs" />
        <Line {...part} name="limitHours" label="Within" number unit="hours" hint="168 hours are a week." />
        <LocalTime {...time("availableFrom")} label="On sale from" hint="In your time zone." />
        <LocalTime {...time("availableUntil")} label="On sale until" />
        <LocalTime {...time("restockAt")} label="Fill up at" hint="Once, at this time." />
        <Line {...part} name="restockTo" label="Fill up to" number unit="pcs" />
      </div>
    </FormPart>
  );
}
