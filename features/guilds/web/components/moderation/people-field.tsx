"use client";
import { X } from "lucide-react";
import { Field } from "@/components/form/field";
import { Select } from "@/components/form/input";
import { IconButton } from "@/components/ui/button";

export interface StaffMember {
  discordId: string;
  name: string;
}

/** Some of the guild's staff, by name. Whoever lost the right meanwhile still stands there, to be taken away. */
export function PeopleField({
  id,
  label,
  people,
  agents,
  onChange,
}: {
  id: string;
  label: string;
  people: readonly string[];
  agents: readonly StaffMember[];
  onChange: (people: string[]) => void;
}) {
  const free = agents.filter((agent) => !people.includes(agent.discordId));
  const nameOf = (id: string) =>
    agents.find((agent) => agent.discordId === id)?.name ?? "Somebody without the right";
  return (
    <div className="grid content-start gap-2">
      <Field id={id} label={label}>
        <Select id={id} value="" onChange={(event) => onChange([...people, event.target.value])}>
          <option value="">{people.length === 0 ? "Nobody is named" : "Add somebody"}</option>
          {free.map((agent) => (
            <option key={agent.discordId} value={agent.discordId}>
              {agent.name}
            </option>
          ))}
        </Select>
      </Field>
      {people.length > 0 ? (
        <ul className="flex flex-wrap gap-1.5">
          {people.map((one) => (
            <li key={one} className="flex items-center gap-1 rounded-full border py-0.5 pr-1 pl-3 text-13">
              {nameOf(one)}
              <IconButton
                label={`Take ${nameOf(one)} away`}
                size="small"
                onClick={() => onChange(people.filter((other) => other !== one))}
              >
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
