"use client";
import { useActionState, useId } from "react";
import { Field, FormErrors } from "@/components/form/field";
import { Input, Select } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { type DeliveryPlace, MAPS } from "../../schema";
import { saveZoneForm } from "../actions";

const METRES = [
  ["x", "East", "Metres from the map's west edge, the first number of the log."],
  ["z", "North", "Metres from its south edge, the second number of the log."],
  ["altitude", "Height", "The third number of the log, while standing there."],
  ["radius", "Radius", "For a closed zone."],
] as const;

/** Makes a zone, or changes one. Stand at the place, and take the numbers from the admin log. */
export function ZoneForm({ guildId, zone }: { guildId: string; zone: DeliveryPlace | null }) {
  const [result, save, busy] = useActionState(saveZoneForm, null);
  const own = useId();
  const fields = result && !result.ok ? (result.error.fields ?? {}) : {};
  return (
    <form action={save} className="grid gap-4">
      <input type="hidden" name="guildId" value={guildId} />
      <input type="hidden" name="zoneId" value={zone?.id ?? ""} />
      {result && !result.ok ? <FormErrors message={result.error.message} /> : null}
      <div className="grid gap-4 sm:grid-cols-3">
        <Field id={`${own}name`} label="Name" error={fields.name}>
          <Input id={`${own}name`} name="name" maxLength={60} defaultValue={zone?.name} required />
        </Field>
        <Field id={`${own}kind`} label="Kind">
          <Select id={`${own}kind`} name="kind" defaultValue={zone?.kind ?? "drop_zone"}>
            <option value="drop_zone">Drop zone</option>
            <option value="closed_zone">Closed zone, nothing is delivered</option>
          </Select>
        </Field>
        <Field id={`${own}map`} label="Map">
          <Select id={`${own}map`} name="map" defaultValue={zone?.map ?? "chernarusplus"}>
            {Object.entries(MAPS).map(([key, { name }]) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <div className="grid gap-4 sm:grid-cols-4">
        {METRES.map(([name, label, hint]) => (
          <Field key={name} id={`${own}${name}`} label={label} hint={hint} error={fields[name]}>
            <Input
              id={`${own}${name}`}
              name={name}
              inputMode="decimal"
              defaultValue={zone?.[name] ?? ""}
              unit="m"
            />
          </Field>
        ))}
      </div>
      <div className="flex items-center gap-3">
        <Button type="submit" look={zone ? "secondary" : "primary"} busy={busy}>
          {zone ? "Save" : "Add the zone"}
        </Button>
        {result?.ok ? (
          <span role="status" className="text-13 text-muted">
            Saved.
          </span>
        ) : null}
      </div>
    </form>
  );
}
