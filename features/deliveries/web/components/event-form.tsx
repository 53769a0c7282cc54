"use client";
import { useRouter } from "next/navigation";
import { useActionState, useId, useState } from "react";
import { Checkbox } from "@/components/form/choice";
import { Field, FieldGroup, FormErrors } from "@/components/form/field";
import { Input, Select, Textarea } from "@/components/form/input";
import { LeaveQuestion, useUnsaved } from "@/components/form/unsaved";
import { Button } from "@/components/ui/button";
import type { DynamicEvent } from "../../dynamic-schema";
import { removeEventForm, saveEventForm } from "../actions";

interface EventFormProps {
  guildId: string;
  event: DynamicEvent | null;
  servers: readonly { serviceId: string; name: string }[];
  zones: readonly { id: string; name: string }[];
}

type Saved = Awaited<ReturnType<typeof saveEventForm>> | null;

/** Makes a dynamic event, or changes one: what appears, where, how often, and what is told. */
export function EventForm({ guildId, event, servers, zones }: EventFormProps) {
  const router = useRouter();
  const [unsaved, setUnsaved] = useState(false);
  const [result, save, busy] = useActionState(async (before: Saved, form: FormData) => {
    const answer = await saveEventForm(before, form);
    if (answer.ok) setUnsaved(false);
    return answer;
  }, null);
  const { leaving, stay } = useUnsaved(unsaved && !busy);
  const own = useId();
  const fields = result && !result.ok ? (result.error.fields ?? {}) : {};
  return (
    <form action={save} onInput={() => setUnsaved(true)} className="grid gap-4">
      <input type="hidden" name="guildId" value={guildId} />
      <input type="hidden" name="eventId" value={event?.id ?? ""} />
      {result && !result.ok ? <FormErrors message={result.error.message} /> : null}
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <Field id={`${own}name`} label="Name" error={fields.name}>
          <Input id={`${own}name`} name="name" maxLength={60} defaultValue={event?.name} required />
        </Field>
        <Field id={`${own}server`} label="Server" error={fields.serviceId}>
          <Select id={`${own}server`} name="serviceId" defaultValue={event?.serviceId}>
            {servers.map((server) => (
              <option key={server.serviceId} value={server.serviceId}>
                {server.name}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          id={`${own}every`}
          label="Every"
          hint="It appears with the first restart after that."
          error={fields.everyMinutes}
        >
          <Input
            id={`${own}every`}
            name="everyMinutes"
            type="number"
            min={30}
            max={20_160}
            defaultValue={event?.everyMinutes ?? 720}
            unit="min"
          />
        </Field>
      </div>
      <Field
        id={`${own}classes`}
        label="What appears"
        hint="Class names as in the server's types.xml, one a line, at most ten."
        error={fields.classNames}
      >
        <Textarea
          id={`${own}classes`}
          name="classNames"
          className="font-mono"
          defaultValue={event?.classNames.join("\n")}
          required
        />
      </Field>
      <FieldGroup
        legend="Where"
        hint="One is drawn each time. With none ticked it is drawn from all."
        error={fields.zoneIds}
      >
        <div className="grid gap-1 sm:grid-cols-2">
          {zones.map((zone) => (
            <Checkbox
              key={zone.id}
              name="zoneIds"
              value={zone.id}
              label={zone.name}
              defaultChecked={event?.zoneIds.includes(zone.id) ?? false}
            />
          ))}
        </div>
      </FieldGroup>
      <div className="grid gap-1">
        <Checkbox name="enabled" label="On" defaultChecked={event?.enabled ?? false} />
        <Checkbox
          name="announce"
          label="Announce it in the feeds"
          defaultChecked={event?.announce ?? false}
        />
        <Checkbox
          name="showLocation"
          label="Say where, when it is announced"
          defaultChecked={event?.showLocation ?? true}
        />
      </div>
      <div className="flex items-center gap-3">
        <Button type="submit" look={event ? "secondary" : "primary"} busy={busy}>
          {event ? "Save" : "Add the event"}
        </Button>
        {result?.ok && !unsaved ? (
          <span role="status" className="text-13 text-muted">
            Saved.
          </span>
        ) : null}
      </div>
      {leaving ? <LeaveQuestion onLeave={() => router.push(leaving)} onStay={stay} /> : null}
    </form>
  );
}

/** Removes an event of which nothing is under way. */
export function RemoveEvent({ guildId, eventId }: { guildId: string; eventId: number }) {
  const [result, remove, busy] = useActionState(removeEventForm, null);
  return (
    <form action={remove} className="flex flex-wrap items-center gap-3">
      <input type="hidden" name="guildId" value={guildId} />
      <input type="hidden" name="eventId" value={eventId} />
      <Button type="submit" size="small" look="ghost" busy={busy}>
        Remove
      </Button>
      {result && !result.ok ? (
        <p role="alert" className="text-12 text-bad">
          {result.error.message}
        </p>
      ) : null}
    </form>
  );
}
