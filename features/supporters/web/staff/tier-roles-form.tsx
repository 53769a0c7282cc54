"use client";

import { useState, useTransition } from "react";
import { Field, FormErrors } from "@/components/form/field";
import { Select } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import type { GuildTierRoles } from "../../data/roles";
import { tierName } from "../../rules";
import { saveTierRoles } from "./actions";

const TIERS = ["bronze", "silver", "gold", "partner"] as const;

/** Four tiers, a role for each or none. */
export function TierRolesForm({ guild, operates }: { guild: GuildTierRoles; operates: boolean }) {
  const [roles, setRoles] = useState(guild.roles);
  const [problem, setProblem] = useState<string | null>(null);
  const [saved, setSaved] = useState(false);
  const [busy, start] = useTransition();
  const dirty = TIERS.some((tier) => roles[tier] !== guild.roles[tier]);
  const out = guild.choices.find(({ roleId, above }) => above && Object.values(roles).includes(roleId));
  const filled = Object.fromEntries(TIERS.map((tier) => [tier, roles[tier] ?? ""]));
  const save = () =>
    start(async () => {
      const result = await saveTierRoles({ guild: guild.guildId, ...filled });
      setProblem(result.ok ? null : result.error.message);
      setSaved(result.ok);
    });
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {problem ? <FormErrors message={problem} /> : null}
      <fieldset disabled={!operates} className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {TIERS.map((tier) => {
          const id = `${guild.guildId}-${tier}`;
          return (
            <Field key={tier} id={id} label={tierName(tier)}>
              <Select
                id={id}
                value={roles[tier] ?? ""}
                onChange={({ target }) => {
                  setSaved(false);
                  setRoles((before) => ({ ...before, [tier]: target.value === "" ? null : target.value }));
                }}
              >
                <option value="">No role</option>
                {guild.choices.map(({ roleId, name }) => (
                  <option key={roleId} value={roleId}>
                    {name}
                  </option>
                ))}
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
      {operates ? (
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" busy={busy} disabled={!dirty}>
            Save
          </Button>
          <span role="status" className="text-13 text-good">
            {saved && !dirty ? "Saved. What differs is looked for now." : null}
          </span>
        </div>
      ) : null}
    </form>
  );
}
