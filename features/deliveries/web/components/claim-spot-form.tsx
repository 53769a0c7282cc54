"use client";
import { useActionState } from "react";
import { Field } from "@/components/form/field";
import { Input } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { claimSpotForm } from "../actions";

/** Gives a claimed spot a name and keeps it among one's own places. */
export function ClaimSpotForm({
  guildId,
  serviceId,
  by,
}: {
  guildId: string;
  serviceId: string;
  by: "emote" | "standing";
}) {
  const [result, save, busy] = useActionState(claimSpotForm, null);
  const id = `claim-${by}-${serviceId}`;
  const error = result && !result.ok ? (result.error.fields?.name ?? result.error.message) : undefined;
  return (
    <form action={save} className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="guildId" value={guildId} />
      <input type="hidden" name="serviceId" value={serviceId} />
      <input type="hidden" name="by" value={by} />
      <Field id={id} label="Name" error={error} className="min-w-0">
        <Input id={id} name="name" minLength={2} maxLength={60} required />
      </Field>
      <Button type="submit" busy={busy}>
        Save the spot
      </Button>
      {result?.ok ? (
        <span role="status" className="pb-2 text-13 text-muted">
          {result.data.name} is among your places.
        </span>
      ) : null}
    </form>
  );
}
