"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { describedBy, Field, FormErrors } from "@/components/form/field";
import { Select } from "@/components/form/input";
import { LeaveQuestion, useUnsaved } from "@/components/form/unsaved";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "@/features/identity/web/action";
import { useAction } from "@/features/identity/web/use-action";
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

interface TierRolesFormProps {
  guild: GuildTierRoles;
  /** Saves it; takes the guild's id and a role, or nothing, for each tier. */
  save: (value: Picked & { guildId: string }) => Promise<ActionResult<unknown>>;
  manages: boolean;
}

/** Four tiers, a Discord role for each or none. */
export function TierRolesForm({ guild, save, manages }: TierRolesFormProps) {
  const router = useRouter();
  const kept = Object.fromEntries(TIERS.map((tier) => [tier, guild.roles[tier] ?? ""])) as Picked;
  const [roles, setRoles] = useState(kept);
  const [saved, setSaved] = useState(false);
  const { busy, problem, run } = useAction();
  const dirty = TIERS.some((tier) => roles[tier] !== kept[tier]);
  const { leaving, stay } = useUnsaved(dirty && !busy);
  const out = guild.choices.find(({ roleId, above }) => above && Object.values(roles).includes(roleId));
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        run(
          () => save({ guildId: guild.guildId, ...roles }),
          () => setSaved(true),
        );
      }}
    >
      {problem ? <FormErrors message={problem.message} /> : null}
      <fieldset disabled={!manages} className="grid min-w-0 gap-4 sm:grid-cols-2">
        {TIERS.map((tier) => {
          const id = `${guild.guildId}-${tier}`;
          const error = problem?.fields?.[tier];
          return (
            <Field key={tier} id={id} label={tierName(tier)} {...(error && { error })}>
              <Select
                id={id}
                value={roles[tier]}
                aria-invalid={error ? true : undefined}
                aria-describedby={describedBy(id, { error })}
                onChange={({ target }) => {
                  setSaved(false);
                  setRoles((before) => ({ ...before, [tier]: target.value }));
                }}
              >
                <RoleOptions choices={guild.choices} chosen={roles[tier]} />
              </Select>
            </Field>
          );
        })}
      </fieldset>
      {out ? (
        <p className="text-13 text-warn">
          {out.name} stands above Grizzly OS in Discord, so it cannot be given. Move it below: Server
          settings, Roles.
        </p>
      ) : null}
      {manages ? (
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" look="primary" busy={busy} disabled={!dirty}>
            Save
          </Button>
          {dirty ? (
            <Button look="ghost" onClick={() => setRoles(kept)}>
              Take back
            </Button>
          ) : null}
          <span role="status" className="text-13 text-good">
            {saved && !dirty ? "Saved. What differs is looked for now." : null}
          </span>
        </div>
      ) : (
        <p className="text-13 text-muted">A manager of this section can change it.</p>
      )}
      {leaving ? <LeaveQuestion onLeave={() => router.push(leaving)} onStay={stay} /> : null}
    </form>
  );
}
