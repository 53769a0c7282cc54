"use client";
import { useRouter } from "next/navigation";
import { useActionState, useState } from "react";
import { RadioCard } from "@/components/form/choice";
import { describedBy, Field, FieldGroup, FormErrors } from "@/components/form/field";
import { Input, Textarea } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { MESSAGE_MAX, TITLE_MAX } from "../../limits";
import { TICKET_TYPES, type TicketType, TYPE_WORDS } from "../../words";
import { openTicketForm } from "../actions";
import { useDraft } from "./use-draft";
import { useSent } from "./use-sent";

interface NewTicketProps {
  guild: { id: string; note: string; orders: { number: number; name: string }[] };
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
    router.push(data.address);
  });
  const error = result && !result.ok ? result.error : null;
  const fields = error?.fields ?? {};
  const withOrder = type === "order" && guild.orders.length > 0;
  return (
    <form action={open} className="grid max-w-2xl gap-5">
      <input type="hidden" name="guildId" value={guild.id} />
      <input type="hidden" name="key" value={key} />
      {error ? <FormErrors message={error.message} fields={fields} /> : null}
      {guild.note ? <p className="rounded-control border bg-raised px-4 py-3 text-13">{guild.note}</p> : null}
      <FieldGroup legend="What is it about?" {...(fields.type && { error: fields.type })}>
        <div className="grid gap-2 sm:grid-cols-2">
          {TICKET_TYPES.map((one) => (
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
      {withOrder ? (
        <Field id="order" label="Which order?" {...(fields.order && { error: fields.order })}>
          <select
            id="order"
            name="order"
            defaultValue={order ?? ""}
            className="h-9 rounded-control border border-line-strong bg-field px-2.5 text-14 max-md:h-11 max-md:text-16"
          >
            <option value="">None of these</option>
            {guild.orders.map((one) => (
              <option key={one.number} value={one.number}>
                {one.number} {one.name}
              </option>
            ))}
          </select>
        </Field>
      ) : null}
      <Field id="title" label="In a few words" {...(fields.title && { error: fields.title })}>
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
        label="What happened?"
        hint="Where and when helps most. Staff and you alone read it."
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
      <div>
        <Button type="submit" look="primary" size="large" busy={busy || result?.ok}>
          Open the ticket
        </Button>
      </div>
    </form>
  );
}
