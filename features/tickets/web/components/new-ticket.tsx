"use client";
import { useRouter } from "next/navigation";
import { useActionState, useState } from "react";
import { RadioCard } from "@/components/form/choice";
import { describedBy, Field, FieldGroup, FormErrors } from "@/components/form/field";
import { Input, Textarea } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { FIELD_IDS, TICKET_FORMS } from "../../forms";
import { MESSAGE_MAX, TITLE_MAX } from "../../limits";
import { type TicketType, TYPE_WORDS } from "../../words";
import { openTicketForm } from "../actions";
import { AttachField } from "./files/attach-field";
import { type FormChoices, FormFields } from "./form-fields";
import { dropDraft, useDraft } from "./use-draft";
import { useSent } from "./use-sent";

interface NewTicketProps {
  guild: FormChoices & { id: string; note: string; types: readonly TicketType[] };
  type: TicketType | null;
  order: number | null;
}

/** A new ticket: what it is about, in the opener's words. What is written survives a reload. */
export function NewTicketForm({ guild, type: wanted, order }: NewTicketProps) {
  const [result, open, busy] = useActionState(openTicketForm, null);
  const [type, setType] = useState<TicketType | null>(wanted ?? (order === null ? null : "order"));
  const [title, setTitle] = useDraft(`new:${guild.id}:title`);
  const [text, setText] = useDraft(`new:${guild.id}:text`);
  const router = useRouter();
  const key = useSent(result, ({ data }) => {
    setTitle("");
    setText("");
    for (const id of FIELD_IDS) dropDraft(`new:${guild.id}:${id}`);
    router.push(data.address);
  });
  const error = result && !result.ok ? result.error : null;
  const fields = error?.fields ?? {};
  const form = TICKET_FORMS[type ?? "other"];
  return (
    <form action={open} className="grid max-w-2xl gap-5">
      <input type="hidden" name="guildId" value={guild.id} />
      <input type="hidden" name="key" value={key} />
      {error ? <FormErrors message={error.message} fields={fields} /> : null}
      {guild.note ? <p className="rounded-control border bg-raised px-4 py-3 text-13">{guild.note}</p> : null}
      <FieldGroup legend="What is it about?" {...(fields.type && { error: fields.type })}>
        <div className="grid gap-2 sm:grid-cols-2">
          {guild.types.map((one) => (
            <RadioCard
              key={one}
              name="type"
              value={one}
              required
              checked={type === one}
              onChange={() => setType(one)}
              label={TYPE_WORDS[one].name}
              hint={TYPE_WORDS[one].hint}
            />
          ))}
        </div>
      </FieldGroup>
      {type === null ? null : (
        <FormFields type={type} choices={guild} order={order} errors={fields} draft={`new:${guild.id}`} />
      )}
      <Field id="title" label={form.title.label} {...(fields.title && { error: fields.title })}>
        <Input
          id="title"
          name="title"
          required
          minLength={4}
          maxLength={TITLE_MAX}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          aria-invalid={fields.title ? true : undefined}
          aria-describedby={describedBy("title", { error: fields.title })}
        />
      </Field>
      <Field
        id="text"
        label={form.text.label}
        hint={form.text.hint}
        {...(fields.text && { error: fields.text })}
      >
        <Textarea
          id="text"
          name="text"
          rows={7}
          required
          minLength={10}
          maxLength={MESSAGE_MAX}
          value={text}
          onChange={(event) => setText(event.target.value)}
          aria-invalid={fields.text ? true : undefined}
          aria-describedby={describedBy("text", { hint: true, error: fields.text })}
        />
      </Field>
      <AttachField
        guildId={guild.id}
        draft={`new:${guild.id}`}
        stored={result?.ok === true}
        error={fields.files}
      />
      <div>
        <Button type="submit" look="primary" size="large" busy={busy || result?.ok}>
          Open the ticket
        </Button>
      </div>
    </form>
  );
}
