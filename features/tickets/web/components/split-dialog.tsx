"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Checkbox } from "@/components/form/choice";
import { Field, FieldGroup } from "@/components/form/field";
import { Input, Select } from "@/components/form/input";
import { TITLE_MAX } from "../../limits";
import type { TicketMessage } from "../../schema";
import { TICKET_TYPES, type TicketType, TYPE_WORDS } from "../../words";
import { splitForm } from "../desk-actions";
import { FormDialog } from "./form-dialog";

interface SplitDialogProps {
  guildId: string;
  number: number;
  type: TicketType;
  messages: readonly Pick<TicketMessage, "id" | "author" | "text" | "kind">[];
  onClose: () => void;
}

/** Messages that are about something else become a ticket of their own. */
export function SplitDialog({ type, messages, ...named }: SplitDialogProps) {
  const router = useRouter();
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const toggle = (id: number) =>
    setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  return (
    <FormDialog
      {...named}
      title="Split messages off"
      act="Make the new ticket"
      action={splitForm}
      disabled={chosen.length === 0}
      onDone={({ address }) => router.push(address)}
    >
      {(fields) => (
        <>
          <input type="hidden" name="messages" value={chosen.join(",")} />
          <FieldGroup legend="Messages that go" {...(fields.messages && { error: fields.messages })}>
            <div className="grid max-h-64 gap-2 overflow-y-auto rounded-control border p-3">
              {messages.map((message) => (
                <Checkbox
                  key={message.id}
                  checked={chosen.includes(message.id)}
                  onChange={() => toggle(message.id)}
                  label={`${message.author.name}${message.kind === "note" ? ", a note" : ""}`}
                  hint={message.text.length > 120 ? `${message.text.slice(0, 119)}…` : message.text}
                />
              ))}
            </div>
          </FieldGroup>
          <Field
            id="split-title"
            label="What the new ticket is about"
            {...(fields.title && { error: fields.title })}
          >
            <Input id="split-title" name="title" required minLength={4} maxLength={TITLE_MAX} />
          </Field>
          <Field id="split-type" label="Kind" {...(fields.type && { error: fields.type })}>
            <Select id="split-type" name="type" defaultValue={type}>
              {TICKET_TYPES.filter((one) => one !== "staff" || type === "staff").map((one) => (
                <option key={one} value={one}>
                  {TYPE_WORDS[one].name}
                </option>
              ))}
            </Select>
          </Field>
        </>
      )}
    </FormDialog>
  );
}
