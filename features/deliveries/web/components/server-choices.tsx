"use client";
import { useActionState } from "react";
import { Checkbox } from "@/components/form/choice";
import { Field } from "@/components/form/field";
import { Input } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { saveChoicesForm } from "../actions";

/** How a server's deliveries are planned from now on. */
export function ServerChoices({
  guildId,
  serviceId,
  persistent,
  reachMetres,
}: {
  guildId: string;
  serviceId: string;
  persistent: boolean;
  reachMetres: number;
}) {
  const [result, save, busy] = useActionState(saveChoicesForm, null);
  const id = `reach-${serviceId}`;
  return (
    <form action={save} className="mt-4 grid gap-3">
      <input type="hidden" name="guildId" value={guildId} />
      <input type="hidden" name="serviceId" value={serviceId} />
      <Checkbox
        name="persistent"
        defaultChecked={persistent}
        label="Keep what nobody took over restarts"
        hint="Off: it is gone after the next restart. On: it lies there as long as its class does, also if the buyer never comes."
      />
      <Field
        id={id}
        label="Likely collected within"
        error={result && !result.ok ? result.error.message : undefined}
      >
        <Input
          id={id}
          name="reachMetres"
          type="number"
          min={5}
          max={500}
          defaultValue={reachMetres}
          unit="m"
          className="w-32"
        />
      </Field>
      <div className="flex items-center gap-3">
        <Button type="submit" size="small" busy={busy}>
          Save
        </Button>
        {result?.ok ? (
          <span role="status" className="text-13 text-muted">
            Saved. It counts for new orders.
          </span>
        ) : null}
      </div>
    </form>
  );
}
