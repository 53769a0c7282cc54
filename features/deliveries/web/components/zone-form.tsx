"use client";
import { type FormEvent, useId, useTransition } from "react";
import { Field, FormErrors } from "@/components/form/field";
import { Input, Select } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "@/features/identity/web/action";
import type { ZoneDraft } from "../../zone-draft";

const METRES = [
  ["x", "East", "From the west edge."],
  ["z", "North", "From the south edge."],
] as const;

const RADII = { min: 25, max: 2_000, step: 25 };

export interface ZoneFormProps {
  draft: ZoneDraft;
  set: (change: Partial<ZoneDraft>) => void;
  /** Whether it exists already. */
  kept: boolean;
  unsaved: boolean;
  /** What is known of the ground at the spot, in words. */
  ground: string | null;
  result: ActionResult<unknown> | null;
  onSave: () => Promise<void>;
}

/** The fields of a zone; the spot comes from the map, or is typed. */
export function ZoneForm({ draft, set, kept, unsaved, ground, result, onSave }: ZoneFormProps) {
  const [busy, start] = useTransition();
  const own = useId();
  const fields = result && !result.ok ? (result.error.fields ?? {}) : {};
  const bind = (name: keyof ZoneDraft) => ({
    id: `${own}${name}`,
    name,
    value: draft[name],
    "aria-invalid": Boolean(fields[name]),
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    start(onSave);
  };
  const closed = draft.kind === "closed_zone";
  return (
    <form onSubmit={send} noValidate className="grid gap-4">
      {result && !result.ok ? <FormErrors message={result.error.message} /> : null}
      <Field id={`${own}name`} label="Name" error={fields.name}>
        <Input {...bind("name")} maxLength={60} />
      </Field>
      <Field
        id={`${own}kind`}
        label="Kind"
        hint={closed ? "Nothing is ever delivered in it." : "Orders and events may be placed at its middle."}
      >
        <Select
          id={`${own}kind`}
          value={draft.kind}
          onChange={(event) =>
            set({ kind: event.target.value === "closed_zone" ? "closed_zone" : "drop_zone" })
          }
        >
          <option value="drop_zone">Drop zone</option>
          <option value="closed_zone">Closed zone</option>
        </Select>
      </Field>
      <div className="grid grid-cols-2 gap-4">
        {METRES.map(([name, label, hint]) => (
          <Field key={name} id={`${own}${name}`} label={label} hint={hint} error={fields[name]}>
            <Input {...bind(name)} inputMode="decimal" unit="m" />
          </Field>
        ))}
      </div>
      {closed ? (
        <>
          <Field id={`${own}radius`} label="Radius" error={fields.radius}>
            <Input {...bind("radius")} inputMode="numeric" unit="m" />
          </Field>
          <input
            type="range"
            {...RADII}
            aria-label="Radius in metres"
            value={Number(draft.radius) || RADII.min}
            onChange={(event) => set({ radius: event.target.value })}
            className="-mt-2 h-6 w-full accent-honey"
          />
          <Field
            id={`${own}reason`}
            label="Why"
            aside="optional"
            hint="Buyers read it."
            error={fields.reason}
          >
            <Input {...bind("reason")} maxLength={120} />
          </Field>
        </>
      ) : (
        <Field
          id={`${own}altitude`}
          label="Height of the ground"
          hint={ground ?? "The third number of the log, while standing there."}
          error={fields.altitude}
        >
          <Input {...bind("altitude")} inputMode="decimal" unit="m" />
        </Field>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" busy={busy}>
          {kept ? "Save the zone" : "Add the zone"}
        </Button>
        <span role="status" className="text-12 text-muted">
          {result?.ok && !unsaved
            ? "Saved. Paid orders keep the place as it was."
            : unsaved
              ? "Not saved yet."
              : ""}
        </span>
      </div>
    </form>
  );
}
