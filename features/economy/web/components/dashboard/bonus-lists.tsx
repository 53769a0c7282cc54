"use client";
import { Plus, X } from "lucide-react";
import type { ReactNode } from "react";
import { FieldGroup } from "@/components/form/field";
import { Input } from "@/components/form/input";
import { Button, IconButton } from "@/components/ui/button";
import type { RulesDraft, Step } from "./rules-draft";

type Errors = Record<string, string> | undefined;

/** The first sentence about any row of a list. */
const errorOf = (errors: Errors, start: string): string | undefined =>
  Object.entries(errors ?? {}).find(([path]) => path.startsWith(start))?.[1];

function Row({ children, label, onRemove }: { children: ReactNode; label: string; onRemove: () => void }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-center gap-2">
      {children}
      <IconButton label={label} size="small" onClick={onRemove}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}

/** Steps of a bonus: the highest one that is reached counts. */
function StepList({
  legend,
  hint,
  unit,
  symbol,
  steps,
  error,
  onChange,
}: {
  legend: string;
  hint: string;
  unit: string;
  symbol: string;
  steps: readonly Step[];
  error: string | undefined;
  onChange: (steps: Step[]) => void;
}) {
  const set = (at: number, change: Partial<Step>) =>
    onChange(steps.map((step, nr) => (nr === at ? { ...step, ...change } : step)));
  return (
    <FieldGroup legend={legend} hint={hint} {...(error && { error })}>
      {steps.map((step, at) => (
        <Row
          key={step.id}
          label={`Remove the step from ${step.from} ${unit}`}
          onRemove={() => onChange(steps.filter((_, nr) => nr !== at))}
        >
          <Input
            aria-label={`${legend}, step ${at + 1}: from`}
            placeholder="from"
            unit={unit}
            inputMode="numeric"
            value={step.from}
            maxLength={6}
            onChange={(event) => set(at, { from: event.target.value })}
          />
          <Input
            aria-label={`${legend}, step ${at + 1}: bonus`}
            unit={symbol}
            inputMode="numeric"
            value={step.bonus}
            maxLength={10}
            onChange={(event) => set(at, { bonus: event.target.value })}
          />
        </Row>
      ))}
      {steps.length < 12 ? (
        <Button
          size="small"
          look="ghost"
          className="justify-self-start"
          onClick={() => onChange([...steps, { id: crypto.randomUUID(), from: "", bonus: "" }])}
        >
          <Plus aria-hidden />
          Add a step
        </Button>
      ) : null}
    </FieldGroup>
  );
}

/** What a kill with one weapon pays more. Weapons that killed here are offered by name. */
function WeaponList({
  weapons,
  known,
  symbol,
  error,
  onChange,
}: {
  weapons: RulesDraft["weapons"];
  known: readonly string[];
  symbol: string;
  error: string | undefined;
  onChange: (weapons: RulesDraft["weapons"]) => void;
}) {
  const set = (at: number, change: Partial<RulesDraft["weapons"][number]>) =>
    onChange(weapons.map((one, nr) => (nr === at ? { ...one, ...change } : one)));
  return (
    <FieldGroup
      legend="Weapons"
      hint="Added by the weapon's name as the log writes it."
      {...(error && { error })}
    >
      <datalist id="known-weapons">
        {known.map((weapon) => (
          <option key={weapon} value={weapon} />
        ))}
      </datalist>
      {weapons.map((one, at) => (
        <Row
          key={one.id}
          label={`Remove ${one.weapon || "this weapon"}`}
          onRemove={() => onChange(weapons.filter((_, nr) => nr !== at))}
        >
          <Input
            aria-label={`Weapon ${at + 1}`}
            list="known-weapons"
            placeholder="M4-A1"
            value={one.weapon}
            maxLength={64}
            onChange={(event) => set(at, { weapon: event.target.value })}
          />
          <Input
            aria-label={`Bonus of weapon ${at + 1}`}
            unit={symbol}
            inputMode="numeric"
            value={one.bonus}
            maxLength={10}
            onChange={(event) => set(at, { bonus: event.target.value })}
          />
        </Row>
      ))}
      {weapons.length < 60 ? (
        <Button
          size="small"
          look="ghost"
          className="justify-self-start"
          onClick={() => onChange([...weapons, { id: crypto.randomUUID(), weapon: "", bonus: "" }])}
        >
          <Plus aria-hidden />
          Add a weapon
        </Button>
      ) : null}
    </FieldGroup>
  );
}

/** Everything that is added to a kill by distance, streak and weapon. */
export function BonusLists({
  draft,
  known,
  symbol,
  errors,
  onChange,
}: {
  draft: RulesDraft;
  known: readonly string[];
  symbol: string;
  errors: Errors;
  onChange: (change: Partial<RulesDraft>) => void;
}) {
  return (
    <div className="grid gap-6 border-t pt-5 md:grid-cols-2">
      <StepList
        legend="Distance"
        hint="The farthest step that is reached is added."
        unit="m"
        symbol={symbol}
        steps={draft.distance}
        error={errorOf(errors, "kills.distanceSteps")}
        onChange={(distance) => onChange({ distance })}
      />
      <StepList
        legend="Streak"
        hint="Kills without dying, this one included."
        unit="kills"
        symbol={symbol}
        steps={draft.streak}
        error={errorOf(errors, "kills.streakSteps")}
        onChange={(streak) => onChange({ streak })}
      />
      <div className="md:col-span-2">
        <WeaponList
          weapons={draft.weapons}
          known={known}
          symbol={symbol}
          error={errorOf(errors, "kills.weaponBonus")}
          onChange={(weapons) => onChange({ weapons })}
        />
      </div>
    </div>
  );
}
