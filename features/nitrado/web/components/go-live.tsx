"use client";

import { useActionState, useState } from "react";
import { Field } from "@/components/form/field";
import { Input } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { switchLive } from "../actions";

/** The way from dry-run to live, with the server's name typed. */
export function GoLive({ guildId, serviceId, name }: { guildId: string; serviceId: string; name: string }) {
  const [open, setOpen] = useState(false);
  const [result, submit, pending] = useActionState(switchLive, null);
  const id = `live-${serviceId}`;
  const error = result && !result.ok ? (result.error.fields?.name ?? result.error.message) : undefined;
  if (!open) {
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        Switch live
      </Button>
    );
  }
  return (
    <form action={submit} className="grid w-full max-w-md gap-3 rounded-control border px-4 py-3">
      <p className="text-13">
        Live, orders are placed in this server's mission files, and its restarts, stops and player lists are
        changed from here. You can go back to dry-run at any time.
      </p>
      <input type="hidden" name="guildId" value={guildId} />
      <input type="hidden" name="serviceId" value={serviceId} />
      <Field id={id} label={`Type “${name}”`} {...(error === undefined ? {} : { error })}>
        <Input
          id={id}
          name="name"
          required
          maxLength={120}
          autoComplete="off"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="danger" size="small" busy={pending}>
          Switch live
        </Button>
        <Button look="ghost" size="small" onClick={() => setOpen(false)}>
          Stay in dry-run
        </Button>
      </div>
    </form>
  );
}
