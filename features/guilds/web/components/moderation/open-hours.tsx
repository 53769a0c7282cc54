"use client";
import { Checkbox, Switch } from "@/components/form/choice";
import { describedBy, Field } from "@/components/form/field";
import { Input } from "@/components/form/input";
import type { OpeningHours } from "@/features/tickets/hours";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const USUAL = { from: "10:00", to: "22:00" };

/** Hours of the week in which the time until an answer runs. */
export function OpenHours({
  hours,
  errors,
  onChange,
}: {
  hours: OpeningHours;
  errors: Record<string, string> | undefined;
  onChange: (hours: OpeningHours) => void;
}) {
  const zone = errors?.["desk.hours.timeZone"];
  const none = errors?.["desk.hours.days"];
  const setDay = (at: number, span: OpeningHours["days"][number]) =>
    onChange({ ...hours, days: hours.days.map((day, nr) => (nr === at ? span : day)) });
  return (
    <div className="grid gap-4 rounded-control border p-4">
      <Switch
        label="Opening hours"
        hint="The time until an answer runs in these hours alone. Off, it runs day and night."
        checked={hours.enabled}
        onChange={(event) => onChange({ ...hours, enabled: event.target.checked })}
      />
      {hours.enabled ? (
        <>
          <Field id="desk.hours.timeZone" label="On the clock of" {...(zone && { error: zone })}>
            <Input
              id="desk.hours.timeZone"
              className="max-w-72"
              placeholder="Europe/Warsaw"
              value={hours.timeZone}
              aria-invalid={Boolean(zone)}
              aria-describedby={describedBy("desk.hours.timeZone", { error: zone })}
              onChange={(event) => onChange({ ...hours, timeZone: event.target.value })}
            />
          </Field>
          <ul className="grid gap-2">
            {DAYS.map((name, at) => {
              const span = hours.days[at] ?? null;
              return (
                <li key={name} className="flex flex-wrap items-center gap-3">
                  <Checkbox
                    label={name}
                    checked={span !== null}
                    onChange={(event) => setDay(at, event.target.checked ? USUAL : null)}
                    className="w-32"
                  />
                  {span ? (
                    <span className="flex items-center gap-2 text-13">
                      <Input
                        type="time"
                        aria-label={`${name} from`}
                        value={span.from}
                        onChange={(event) => setDay(at, { ...span, from: event.target.value })}
                      />
                      until
                      <Input
                        type="time"
                        aria-label={`${name} until`}
                        value={span.to}
                        onChange={(event) => setDay(at, { ...span, to: event.target.value })}
                      />
                      {span.to <= span.from ? <span className="text-12 text-muted">next day</span> : null}
                    </span>
                  ) : (
                    <span className="text-13 text-muted">Closed</span>
                  )}
                </li>
              );
            })}
          </ul>
          {none ? (
            <p role="alert" className="text-13 text-bad">
              {none}
            </p>
          ) : null}
        </>
      ) : null}
    </div>
  );
}
