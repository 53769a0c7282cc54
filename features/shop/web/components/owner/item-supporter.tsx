"use client";
import { Field } from "@/components/form/field";
import { Input, Select } from "@/components/form/input";
import { TIERS, type Tier } from "@/features/supporters/schema";
import type { Effect } from "../../../schema";
import { START_COLOR } from "../../start-color";
import { FormPart, Line } from "./item-field";
import type { PartProps } from "./item-part";

const TIER_WORDS: Record<Tier, string> = {
  none: "No tier, for everyone",
  bronze: "Bronze and above",
  silver: "Silver and above",
  gold: "Gold and above",
  partner: "Partner",
};

const EFFECT_WORDS: Record<Effect["kind"], string> = {
  role: "A Discord role",
  color: "A colour for their name",
  title: "A title on leaderboards",
  badge: "A badge on their page",
  listing_boost: "A marked place in the directory",
  queue_priority: "A place at the front of the queue",
};
const KINDS = Object.keys(EFFECT_WORDS) as Effect["kind"][];

const VALUE: Partial<Record<Effect["kind"], { label: string; hint: string; placeholder: string }>> = {
  role: {
    label: "Id of the role",
    hint: "In Discord's server settings: roles, the three dots, copy role id.",
    placeholder: "1180000000000000000",
  },
  title: { label: "Title", hint: "Up to 32 characters.", placeholder: "Night owl" },
  badge: {
    label: "Name of the badge",
    hint: "Small letters, digits and hyphens.",
    placeholder: "first-winter",
  },
};

/** What a supporter item gives, and which tier it needs. */
export function SupporterFields(part: PartProps) {
  const { draft, set, problems } = part;
  const value = draft.effectKind === "" ? undefined : VALUE[draft.effectKind];
  return (
    <FormPart
      title="What the supporter gets"
      hint="It costs coins like any item. A tier may open it, never cheapen it."
    >
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field
          id="needsTier"
          label="Tier that it needs"
          {...(problems.needsTier && { error: problems.needsTier })}
        >
          <Select
            id="needsTier"
            value={draft.needsTier}
            aria-invalid={Boolean(problems.needsTier)}
            onChange={(event) =>
              set({ needsTier: TIERS.find((tier) => tier === event.target.value) ?? "none" })
            }
          >
            {TIERS.map((tier) => (
              <option key={tier} value={tier}>
                {TIER_WORDS[tier]}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          id="effectKind"
          label="What it gives"
          {...(problems.effectKind && { error: problems.effectKind })}
        >
          <Select
            id="effectKind"
            value={draft.effectKind}
            aria-invalid={Boolean(problems.effectKind)}
            onChange={(event) => {
              const kind = KINDS.find((one) => one === event.target.value) ?? "";
              set({ effectKind: kind, effectValue: kind === "color" ? START_COLOR : "", effectDays: "" });
            }}
          >
            <option value="">Nothing yet</option>
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {EFFECT_WORDS[kind]}
              </option>
            ))}
          </Select>
        </Field>
        {value ? <Line {...part} name="effectValue" {...value} /> : null}
        {draft.effectKind === "color" ? (
          <Field
            id="effectValue"
            label="Colour"
            {...(problems.effectValue && { error: problems.effectValue })}
          >
            <Input
              id="effectValue"
              type="color"
              value={draft.effectValue}
              onChange={(event) => set({ effectValue: event.target.value })}
            />
          </Field>
        ) : null}
        {draft.effectKind === "listing_boost" || draft.effectKind === "queue_priority" ? (
          <Line {...part} name="effectDays" label="For how long" number unit="days" />
        ) : null}
      </div>
    </FormPart>
  );
}
