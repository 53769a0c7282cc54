"use client";
import { Checkbox } from "@/components/form/choice";
import { FieldGroup } from "@/components/form/field";
import { NumberField } from "@/components/form/number-field";
import { PartForm } from "@/features/identity/web/components/part-form";
import { TICKET_TYPES, type TicketType, TYPE_WORDS } from "@/features/tickets/words";
import type { Moderation } from "../../../moderation/rules";
import { saveModeration } from "../../moderation-actions";
import { OpenHours } from "./open-hours";
import { PeopleField, type StaffMember } from "./people-field";

interface DeskPartProps {
  guildId: string;
  saved: Pick<Moderation, "desk">;
  agents: readonly StaffMember[];
  manages: boolean;
}

/** Kinds of tickets, who handles which, and the hours in which promises run. */
export function DeskPart({ guildId, saved, agents, manages }: DeskPartProps) {
  return (
    <PartForm saved={saved} manages={manages} save={(draft) => saveModeration({ guildId, ...draft })}>
      {({ draft: { desk }, set, errors }) => {
        const change = (part: Partial<typeof desk>) => set({ desk: { ...desk, ...part } });
        const handle = (type: TicketType, people: string[]) => {
          const { [type]: _, ...others } = desk.handlers;
          change({ handlers: people.length > 0 ? { ...others, [type]: people } : others });
        };
        return (
          <div className="grid max-w-4xl gap-6">
            <FieldGroup
              legend="Kinds of tickets"
              hint="What is switched off cannot be chosen any more; old tickets stay as they are. Named people are suggested first, and everybody with the right where nobody is named."
              {...(errors?.["desk.types"] && { error: errors["desk.types"] })}
            >
              <ul className="divide-y rounded-control border">
                {TICKET_TYPES.map((type) => (
                  <li key={type} className="grid gap-3 p-4 md:grid-cols-2">
                    <Checkbox
                      label={TYPE_WORDS[type].name}
                      hint={TYPE_WORDS[type].hint}
                      checked={desk.types.includes(type)}
                      onChange={(event) =>
                        change({
                          types: event.target.checked
                            ? TICKET_TYPES.filter((one) => one === type || desk.types.includes(one))
                            : desk.types.filter((one) => one !== type),
                        })
                      }
                    />
                    {type === "staff" ? (
                      <PeopleField
                        id="privateHandlers"
                        label="Who reads them beside the owner"
                        people={desk.privateHandlers}
                        agents={agents}
                        onChange={(privateHandlers) => change({ privateHandlers })}
                      />
                    ) : (
                      <PeopleField
                        id={`handlers-${type}`}
                        label="Handled by"
                        people={desk.handlers[type] ?? []}
                        agents={agents}
                        onChange={(people) => handle(type, people)}
                      />
                    )}
                  </li>
                ))}
              </ul>
            </FieldGroup>
            <NumberField
              id="desk.silenceDays"
              label="Closed after the opener's silence of"
              unit="days"
              value={desk.silenceDays}
              error={errors?.["desk.silenceDays"]}
              onChange={(silenceDays) => change({ silenceDays })}
            />
            <OpenHours hours={desk.hours} errors={errors} onChange={(hours) => change({ hours })} />
          </div>
        );
      }}
    </PartForm>
  );
}
