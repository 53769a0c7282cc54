"use client";
import { describedBy, Field } from "@/components/form/field";
import { Select } from "@/components/form/input";
import type { ActionResult } from "@/features/identity/web/action";
import { PartForm } from "@/features/identity/web/components/part-form";
import type { GuildTierRoles, TierChoice } from "../data/tier-choices";
import { tierName } from "../rules";

const TIERS = ["bronze", "silver", "gold", "partner"] as const;
type Picked = Record<(typeof TIERS)[number], string>;

const held = (holders: number) => (holders === 1 ? "1 member" : `${holders} members`);

function RoleOptions({ choices, chosen }: { choices: readonly TierChoice[]; chosen: string }) {
  const fit = choices.filter(({ unfit }) => unfit === null);
  const unfit = choices.filter(({ unfit }) => unfit !== null);
  return (
    <>
      <option value="">No role</option>
      {chosen !== "" && !choices.some(({ roleId }) => roleId === chosen) ? (
        <option value={chosen}>A role that Discord does not have any more</option>
      ) : null}
      {fit.map(({ roleId, name, holders }) => (
        <option key={roleId} value={roleId}>
          {name}, {held(holders)}
        </option>
      ))}
      {unfit.length > 0 ? (
        <optgroup label="Not for a plan">
          {unfit.map(({ roleId, name, unfit: why }) => (
            <option key={roleId} value={roleId} disabled={roleId !== chosen}>
              {name}: {why}
            </option>
          ))}
        </optgroup>
      ) : null}
    </>
  );
}

function TooHigh({ out }: { out: TierChoice | undefined }) {
  if (!out) return null;
  return (
    <p className="text-13 text-warn">
      {out.name} stands above Grizzly OS in Discord, so it cannot be given. Move it below: Server settings,
      Roles.
    </p>
  );
}

interface TierRolesFormProps {
  guild: GuildTierRoles;
  /** Saves it; takes the guild's id and a role, or nothing, for each tier. */
  save: (value: Picked & { guildId: string }) => Promise<ActionResult<unknown>>;
  manages: boolean;
}

/** Four tiers, a Discord role for each or none. */
export function TierRolesForm({ guild, save, manages }: TierRolesFormProps) {
  const { guildId, choices } = guild;
  const kept = Object.fromEntries(TIERS.map((tier) => [tier, guild.roles[tier] ?? ""])) as Picked;
  return (
    <PartForm
      saved={kept}
      manages={manages}
      save={(roles) => save({ guildId, ...roles })}
      done="Saved. What differs is looked for now."
      ids={`${guildId}-`}
    >
      {({ draft, set, errors }) => (
        <>
          <div className="grid min-w-0 gap-4 sm:grid-cols-2">
            {TIERS.map((tier) => {
              const id = `${guildId}-${tier}`;
              const error = errors?.[tier];
              return (
                <Field key={tier} id={id} label={tierName(tier)} {...(error && { error })}>
                  <Select
                    id={id}
                    value={draft[tier]}
                    aria-invalid={error ? true : undefined}
                    aria-describedby={describedBy(id, { error })}
                    onChange={({ target }) => set({ [tier]: target.value })}
                  >
                    <RoleOptions choices={choices} chosen={draft[tier]} />
                  </Select>
                </Field>
              );
            })}
          </div>
          <TooHigh
            out={choices.find(({ roleId, above }) => above && Object.values(draft).includes(roleId))}
          />
        </>
      )}
    </PartForm>
  );
}
