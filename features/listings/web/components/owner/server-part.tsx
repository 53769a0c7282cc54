"use client";
import { Checkbox } from "@/components/form/choice";
import { describedBy, Field, FieldGroup } from "@/components/form/field";
import { Input, Select } from "@/components/form/input";
import { LineList } from "@/components/form/line-list";
import { FIGHTING, PLATFORMS, REGIONS, word } from "../../../words";
import { FormPart, Line, type PartProps } from "./form-part";

const LANGUAGES = ["en", "de", "fr", "es", "pt", "it", "pl", "cs", "uk", "ru"] as const;
const MOST_LANGUAGES = 6;

/** Filters of the directory: what the server is, where, for whom. */
export function ServerFactsPart(part: PartProps) {
  const { draft, set, errors } = part;
  const choices = [
    { name: "platform", label: "Platform", of: PLATFORMS },
    { name: "fighting", label: "Fighting", of: FIGHTING },
    { name: "region", label: "Region", of: REGIONS },
  ] as const;
  const languages = [...new Set([...LANGUAGES, ...draft.languages])];
  return (
    <FormPart title="What the server is" hint="Map, slots and players come from the server itself.">
      <div className="grid items-start gap-5 sm:grid-cols-2">
        {choices.map(({ name, label, of }) => (
          <Field key={name} id={name} label={label} {...(errors?.[name] && { error: errors[name] })}>
            <Select id={name} value={draft[name]} onChange={(event) => set({ [name]: event.target.value })}>
              {of.map((value) => (
                <option key={value} value={value}>
                  {word(value)}
                </option>
              ))}
            </Select>
          </Field>
        ))}
        <Line {...part} name="city" label="City" aside="optional" max={40} placeholder="Frankfurt" />
      </div>
      <FieldGroup
        legend="Languages"
        hint="That your staff answer in. One to six."
        {...(errors?.languages && { error: errors.languages })}
      >
        <div className="flex flex-wrap gap-x-5 gap-y-2">
          {languages.map((language) => {
            const chosen = draft.languages.includes(language);
            return (
              <Checkbox
                key={language}
                label={word(language)}
                checked={chosen}
                disabled={!chosen && draft.languages.length >= MOST_LANGUAGES}
                onChange={(event) =>
                  set({
                    languages: event.target.checked
                      ? [...draft.languages, language]
                      : draft.languages.filter((one) => one !== language),
                  })
                }
              />
            );
          })}
        </div>
      </FieldGroup>
    </FormPart>
  );
}

/** Restarts on the server's own clock. */
export function HoursPart({ draft, set, errors }: PartProps) {
  const error = errors?.timeZone;
  const hint = "Visitors read every time on their own clock.";
  return (
    <FormPart title="Hours">
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <LineList
          id="restartTimes"
          label="Restarts"
          hint="One time a line, such as 05:00. Empty where there is no fixed hour."
          max={24}
          values={draft.restartTimes}
          errors={errors}
          onChange={(restartTimes) => set({ restartTimes })}
        />
        <Field id="timeZone" label="On the clock of" hint={hint} {...(error && { error })}>
          <Input
            id="timeZone"
            placeholder="Europe/Warsaw"
            maxLength={60}
            value={draft.timeZone}
            aria-invalid={Boolean(error)}
            aria-describedby={describedBy("timeZone", { hint, error })}
            onChange={(event) => set({ timeZone: event.target.value.trim() })}
          />
        </Field>
      </div>
    </FormPart>
  );
}

const LISTS = [
  {
    id: "tags",
    label: "Tags",
    max: 12,
    hint: "One a line: small letters, digits, hyphens. Visitors filter by them.",
  },
  { id: "features", label: "What it offers", max: 20, hint: "One point a line, in the words of players." },
  { id: "wipes", label: "Wipes", max: 6, hint: "When what is reset, one a line." },
  { id: "mods", label: "Mods", max: 80, hint: "One a line; empty for vanilla." },
] as const;

/** Lists of what a server offers. */
export function OffersPart({ draft, set, errors }: PartProps) {
  return (
    <FormPart title="What it offers">
      <div className="grid items-start gap-5 sm:grid-cols-2">
        {LISTS.map((list) => (
          <LineList
            key={list.id}
            {...list}
            values={draft[list.id]}
            errors={errors}
            onChange={(values) => set({ [list.id]: values })}
          />
        ))}
      </div>
    </FormPart>
  );
}
