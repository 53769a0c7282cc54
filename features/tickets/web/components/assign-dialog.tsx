"use client";
import { RadioCard } from "@/components/form/choice";
import { FieldGroup } from "@/components/form/field";
import { Skeleton } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import { assignForm } from "../desk-actions";
import { FormDialog } from "./form-dialog";
import { useChoices } from "./use-choices";

interface AssignDialogProps {
  guildId: string;
  number: number;
  onClose: () => void;
}

/** Who gets a ticket: everybody with the right, whoever has time first. */
export function AssignDialog(named: AssignDialogProps) {
  const { data, isError } = useChoices(named.guildId, named.number);
  const best = data?.suggestion ?? null;
  const others = data?.agents.filter((agent) => agent.discordId !== best?.agent.discordId) ?? [];
  return (
    <FormDialog {...named} title="Give it to somebody" act="Give it" action={assignForm} disabled={!data}>
      {(fields) => (
        <FieldGroup legend="To whom" {...(fields.to && { error: fields.to })}>
          {isError ? (
            <p className="text-13 text-warn">The list of people could not be loaded. Nothing was changed.</p>
          ) : null}
          {data ? (
            <div className="grid max-h-80 gap-2 overflow-y-auto p-1">
              {best ? (
                <RadioCard
                  name="to"
                  value={best.agent.discordId}
                  defaultChecked
                  label={best.agent.name}
                  hint={`Suggested: ${best.why}`}
                />
              ) : null}
              {others.map((agent) => (
                <RadioCard
                  key={agent.discordId}
                  name="to"
                  value={agent.discordId}
                  label={agent.name}
                  hint={
                    agent.dueSoon === 0 ? "Nothing due within a day" : `${agent.dueSoon} due within a day`
                  }
                  aside={agent.seenAt ? <Time at={agent.seenAt} shape="relative" /> : null}
                />
              ))}
              <RadioCard name="to" value="" label="Nobody" hint="It goes back to the queue." />
            </div>
          ) : (
            <Skeleton className="h-32 w-full" />
          )}
        </FieldGroup>
      )}
    </FormDialog>
  );
}
