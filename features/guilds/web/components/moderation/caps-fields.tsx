"use client";
import { Checkbox } from "@/components/form/choice";
import { describedBy, Field } from "@/components/form/field";
import { Input } from "@/components/form/input";
import { type CapsByLevel, STAFF_LEVELS, type VerdictCaps } from "../../../moderation/rules";
import { LEVEL_NAMES, VERDICTS } from "../../../moderation/words";

interface LimitProps {
  id: string;
  verdict: keyof VerdictCaps;
  value: number | null;
  symbol: string;
  error: string | undefined;
  onChange: (value: number | null) => void;
}

function Limit({ id, verdict, value, symbol, error, onChange }: LimitProps) {
  const about = VERDICTS[verdict];
  return (
    <div className="grid gap-2">
      <Field id={id} label={about.name} {...(error && { error })}>
        <Input
          id={id}
          type="number"
          inputMode="numeric"
          min={0}
          unit={about.unit === "days" ? "days" : symbol}
          disabled={value === null}
          placeholder="No limit"
          value={value === null ? "" : String(value)}
          aria-invalid={Boolean(error)}
          aria-describedby={describedBy(id, { error })}
          onChange={(event) => onChange(Math.max(0, Math.trunc(Number(event.target.value))))}
        />
      </Field>
      <Checkbox
        label="No limit"
        aria-label={`${about.name}: no limit`}
        checked={value === null}
        onChange={(event) => onChange(event.target.checked ? null : 0)}
      />
    </div>
  );
}

/** The most that each level may give, level beside level. */
export function CapsFields({
  caps,
  symbol,
  errors,
  prefix,
  onChange,
}: {
  caps: CapsByLevel;
  symbol: string;
  errors: Record<string, string> | undefined;
  /** Where the caps stand in the form: `caps`. */
  prefix: string;
  onChange: (caps: CapsByLevel) => void;
}) {
  return (
    <div className="grid gap-4 md:grid-cols-3">
      {STAFF_LEVELS.map((level) => (
        <fieldset key={level} className="grid min-w-0 content-start gap-4 rounded-control border p-4">
          <legend className="px-1 font-medium text-13">{LEVEL_NAMES[level]}</legend>
          {(Object.keys(VERDICTS) as (keyof VerdictCaps)[]).map((verdict) => (
            <Limit
              key={verdict}
              id={`${prefix}.${level}.${verdict}`}
              verdict={verdict}
              value={caps[level][verdict]}
              symbol={symbol}
              error={errors?.[`${prefix}.${level}.${verdict}`]}
              onChange={(value) => onChange({ ...caps, [level]: { ...caps[level], [verdict]: value } })}
            />
          ))}
        </fieldset>
      ))}
    </div>
  );
}
