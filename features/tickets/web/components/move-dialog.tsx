"use client";
import { useState } from "react";
import { Field } from "@/components/form/field";
import { Select } from "@/components/form/input";
import { NO_OTHER_GUILD } from "../../merge-rules";
import { TICKET_TYPES, type TicketType, TYPE_WORDS } from "../../words";
import { moveForm } from "../desk-actions";
import { FormDialog } from "./form-dialog";
import { useChoices } from "./use-choices";

/** What a ticket is about; a report about staff also says about whom. */
export function MoveDialog({
  type: saved,
  ...named
}: {
  guildId: string;
  number: number;
  type: TicketType;
  onClose: () => void;
}) {
  const { data } = useChoices(named.guildId, named.number);
  const [type, setType] = useState(saved);
  return (
    <FormDialog {...named} title="Change what it is about" act="Change it" action={moveForm}>
      {(fields) => (
        <>
          <Field id="move-type" label="It is about" {...(fields.type && { error: fields.type })}>
            <Select
              id="move-type"
              name="type"
              value={type}
              onChange={(event) => setType(TICKET_TYPES.find((one) => one === event.target.value) ?? saved)}
            >
              {TICKET_TYPES.map((one) => (
                <option key={one} value={one}>
                  {TYPE_WORDS[one].name}
                </option>
              ))}
            </Select>
          </Field>
          {type === "staff" ? (
            <Field
              id="concerns"
              label="About whom"
              hint="From then on it does not exist for them. Only whoever reads reports about staff can do this."
              {...(fields.concerns && { error: fields.concerns })}
            >
              <Select id="concerns" name="concerns" defaultValue="">
                <option value="">It does not say</option>
                {data?.agents.map((agent) => (
                  <option key={agent.discordId} value={agent.discordId}>
                    {agent.name}
                  </option>
                ))}
              </Select>
            </Field>
          ) : null}
          <p className="text-12 text-muted">{NO_OTHER_GUILD}</p>
        </>
      )}
    </FormDialog>
  );
}
