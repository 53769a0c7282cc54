"use client";
import { Switch } from "@/components/form/choice";
import { describedBy, Field } from "@/components/form/field";
import { Input, Select, Textarea } from "@/components/form/input";
import { NumberField } from "@/components/form/number-field";
import { PartForm } from "@/features/identity/web/components/part-form";
import type { ChannelDto } from "../../../feeds";
import type { StaffRole } from "../../../moderation/data";
import { type Moderation, OPENERS } from "../../../moderation/rules";
import { saveModeration } from "../../moderation-actions";
import { ChannelSelect } from "./channel-select";
import { StaffRolesFields } from "./staff-roles";

const OPENER_WORDS: Record<(typeof OPENERS)[number], string> = {
  everyone: "Everyone in the Discord server",
  linked: "Whoever has linked a player",
  players: "Whoever has linked a player that was on a server this month",
};

type Tickets = Pick<Moderation, "staffRoles" | "logChannelId" | "quiet" | "tickets">;

interface TicketsPartProps {
  guildId: string;
  saved: Tickets;
  roles: readonly StaffRole[];
  channels: readonly ChannelDto[];
  manages: boolean;
}

/** Who is staff in Discord, where verdicts are written down, and how tickets open. */
export function TicketsPart({ guildId, saved, roles, channels, manages }: TicketsPartProps) {
  return (
    <PartForm saved={saved} manages={manages} save={(draft) => saveModeration({ guildId, ...draft })}>
      {({ draft: { staffRoles, logChannelId, quiet, tickets }, set, errors }) => {
        const setQuiet = (change: Partial<typeof quiet>) => set({ quiet: { ...quiet, ...change } });
        const zone = errors?.["quiet.timeZone"];
        const note = errors?.["tickets.note"];
        return (
          <div className="grid max-w-4xl gap-6">
            <StaffRolesFields
              staffRoles={staffRoles}
              roles={roles}
              error={errors?.staffRoles}
              onChange={(next) => set({ staffRoles: next })}
            />
            <ChannelSelect
              id="logChannelId"
              label="Log channel"
              hint="Every verdict, with who gave it and why. Choose one that only staff see."
              none="No log in Discord"
              channels={channels}
              value={logChannelId}
              error={errors?.logChannelId}
              onChange={(next) => set({ logChannelId: next })}
            />
            <Field id="openers" label="Who may open a ticket">
              <Select
                id="openers"
                className="max-w-96"
                value={tickets.openers}
                onChange={(event) =>
                  set({ tickets: { ...tickets, openers: event.target.value as typeof tickets.openers } })
                }
              >
                {OPENERS.map((value) => (
                  <option key={value} value={value}>
                    {OPENER_WORDS[value]}
                  </option>
                ))}
              </Select>
            </Field>
            <NumberField
              id="tickets.maxOpen"
              label="Open tickets of one person"
              unit="at most"
              value={tickets.maxOpen}
              error={errors?.["tickets.maxOpen"]}
              onChange={(maxOpen) => set({ tickets: { ...tickets, maxOpen } })}
            />
            <Field
              id="tickets.note"
              label="Words above the form"
              aside={`${tickets.note.length} of 500`}
              hint="Read before a ticket is opened: what to have at hand, how long it takes."
              {...(note && { error: note })}
            >
              <Textarea
                id="tickets.note"
                rows={3}
                maxLength={500}
                value={tickets.note}
                aria-describedby={describedBy("tickets.note", { hint: true, error: note })}
                onChange={(event) => set({ tickets: { ...tickets, note: event.target.value } })}
              />
            </Field>
            <div className="grid gap-4 rounded-control border p-4">
              <Switch
                label="Quiet hours"
                hint="Staff are not called in Discord then. Tickets open all the same, and say when somebody will look."
                checked={quiet.enabled}
                onChange={(event) => setQuiet({ enabled: event.target.checked })}
              />
              {quiet.enabled ? (
                <div className="grid gap-4 sm:grid-cols-3">
                  {(["from", "to"] as const).map((end) => (
                    <Field
                      key={end}
                      id={`quiet.${end}`}
                      label={end === "from" ? "From" : "Until"}
                      {...(errors?.[`quiet.${end}`] && { error: errors[`quiet.${end}`] })}
                    >
                      <Input
                        id={`quiet.${end}`}
                        type="time"
                        value={quiet[end]}
                        onChange={(event) => setQuiet({ [end]: event.target.value })}
                      />
                    </Field>
                  ))}
                  <Field id="quiet.timeZone" label="On the clock of" {...(zone && { error: zone })}>
                    <Input
                      id="quiet.timeZone"
                      placeholder="Europe/Warsaw"
                      value={quiet.timeZone}
                      aria-invalid={Boolean(zone)}
                      aria-describedby={describedBy("quiet.timeZone", { error: zone })}
                      onChange={(event) => setQuiet({ timeZone: event.target.value })}
                    />
                  </Field>
                </div>
              ) : null}
            </div>
          </div>
        );
      }}
    </PartForm>
  );
}
