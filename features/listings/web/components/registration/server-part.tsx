"use client";
import { Checkbox, RadioCard } from "@/components/form/choice";
import { describedBy, Field, FieldGroup } from "@/components/form/field";
import { Input } from "@/components/form/input";
import { LineList } from "@/components/form/line-list";
import type { FreeService } from "../../../registration/data/places";
import type { ApplicationForm } from "../../../registration/form";
import { FIGHTING, PLATFORMS, REGIONS, word } from "../../../words";
import { FormPart } from "../owner/form-part";
import { Choice, type PartProps, Words } from "./form-fields";

const MAPS = ["chernarusplus", "enoch", "sakhal", "namalsk"] as const;
const LANGUAGES = ["en", "de", "fr", "es", "pt", "it", "pl", "cs", "uk", "ru"] as const;

/** What Nitrado knows of a server, so that nobody types it. */
function fromService(service: FreeService): Partial<ApplicationForm> {
  const platform = PLATFORMS.find((one) => one === service.platform);
  return {
    serviceId: service.serviceId,
    name: service.name.slice(0, 60),
    ...(service.map && { map: service.map }),
    ...(service.slots !== null && { slots: service.slots }),
    ...(platform && { platform }),
  };
}

/** Which server it is: one of the guild's at Nitrado, or one that is hosted elsewhere. */
export function WhichPart({ services, ...part }: PartProps & { services: readonly FreeService[] }) {
  const { form, set, errors } = part;
  const elsewhere = form.serviceId === null;
  return (
    <FormPart title="Which server" hint="With Nitrado connected there is nothing to prove by hand.">
      <FieldGroup legend="Where it runs" {...(errors?.serviceId && { error: errors.serviceId })}>
        <div className="grid gap-2 sm:grid-cols-2">
          {services.map((service) => (
            <RadioCard
              key={service.serviceId}
              name="service"
              label={service.name}
              hint={service.connected ? "At Nitrado, connected" : "At Nitrado, not connected"}
              checked={form.serviceId === service.serviceId}
              onChange={() => set(fromService(service))}
            />
          ))}
          <RadioCard
            name="service"
            label="Another host"
            hint="Or a server that is not connected here"
            checked={elsewhere}
            onChange={() => set({ serviceId: null })}
          />
        </div>
      </FieldGroup>
      {elsewhere ? (
        <Words
          {...part}
          name="host"
          label="Where it answers"
          aside={form.platform === "pc" ? undefined : "optional"}
          hint="Its public IPv4 address and query port. We ask it for its name there, once you press “Look now”."
          max={60}
          placeholder="203.0.113.7:27016"
        />
      ) : null}
    </FormPart>
  );
}

/** What the server is, for the filters of the directory. */
export function FactsPart(part: PartProps) {
  const { form, set, errors } = part;
  const languages = [...new Set([...LANGUAGES, ...form.languages])];
  return (
    <FormPart title="What it is">
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Words {...part} name="name" label="Name" hint="As players know it." max={60} />
        <Field id="slots" label="Slots" {...(errors?.slots && { error: errors.slots })}>
          <Input
            id="slots"
            inputMode="numeric"
            value={form.slots ?? ""}
            aria-invalid={Boolean(errors?.slots)}
            aria-describedby={describedBy("slots", { error: errors?.slots })}
            onChange={(event) => {
              const digits = event.target.value.replace(/\D/g, "").slice(0, 3);
              set({ slots: digits === "" ? null : Number(digits) });
            }}
          />
        </Field>
        <Choice {...part} name="platform" label="Platform" of={PLATFORMS} />
        <Choice {...part} name="map" label="Map" of={MAPS} />
        <Choice {...part} name="fighting" label="Fighting" of={FIGHTING} />
        <Choice {...part} name="region" label="Region" of={REGIONS} />
        <Words {...part} name="timeZone" label="Its clock" hint="Such as Europe/Warsaw." max={60} />
        <LineList
          id="restartTimes"
          label="Restarts"
          hint="One time a line, such as 05:00. Empty where there is no fixed hour."
          max={24}
          values={form.restartTimes}
          errors={errors}
          onChange={(restartTimes) => set({ restartTimes })}
        />
      </div>
      <FieldGroup legend="Languages of your staff" {...(errors?.languages && { error: errors.languages })}>
        <div className="flex flex-wrap gap-x-5 gap-y-2">
          {languages.map((language) => (
            <Checkbox
              key={language}
              label={word(language)}
              checked={form.languages.includes(language)}
              onChange={(event) =>
                set({
                  languages: event.target.checked
                    ? [...form.languages, language]
                    : form.languages.filter((one) => one !== language),
                })
              }
            />
          ))}
        </div>
      </FieldGroup>
    </FormPart>
  );
}
