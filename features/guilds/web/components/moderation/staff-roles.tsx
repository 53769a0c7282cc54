"use client";
import { X } from "lucide-react";
import { Field, FieldGroup } from "@/components/form/field";
import { Select } from "@/components/form/input";
import { IconButton } from "@/components/ui/button";
import type { StaffRole } from "../../../moderation/data";
import { type Moderation, STAFF_LEVELS, type StaffLevel } from "../../../moderation/rules";
import { LEVEL_NAMES } from "../../../moderation/words";
import { RoleChip } from "../role-chip";

type StaffRoles = Moderation["staffRoles"];

/** Discord roles by what their holders do in tickets. A role stands at one level. */
export function StaffRolesFields({
  staffRoles,
  roles,
  error,
  onChange,
}: {
  staffRoles: StaffRoles;
  roles: readonly StaffRole[];
  error: string | undefined;
  onChange: (staffRoles: StaffRoles) => void;
}) {
  const taken = new Set(STAFF_LEVELS.flatMap((level) => staffRoles[level]));
  const free = roles.filter((role) => !taken.has(role.roleId) && !role.managed);
  const put = (level: StaffLevel, ids: string[]) => onChange({ ...staffRoles, [level]: ids });
  return (
    <FieldGroup
      legend="Staff roles"
      hint="Who Grizzly OS lets into tickets and calls for help. Rights in this dashboard are given under Members."
      {...(error && { error })}
    >
      <div className="grid gap-4 md:grid-cols-3">
        {STAFF_LEVELS.map((level) => (
          <div key={level} className="grid min-w-0 content-start gap-3 rounded-control border p-4">
            <Field id={`role-${level}`} label={LEVEL_NAMES[level]}>
              <Select
                id={`role-${level}`}
                value=""
                onChange={(event) => put(level, [...staffRoles[level], event.target.value])}
              >
                <option value="">Add a role</option>
                {free.map((role) => (
                  <option key={role.roleId} value={role.roleId}>
                    {role.name}
                  </option>
                ))}
              </Select>
            </Field>
            <ul className="grid gap-1.5">
              {staffRoles[level].map((id) => {
                const role = roles.find((one) => one.roleId === id);
                const name = role?.name ?? "A role that is gone";
                return (
                  <li key={id} className="flex items-center justify-between gap-2 text-13">
                    {role ? <RoleChip role={role} /> : <span>{name}</span>}
                    <IconButton
                      label={`Take ${name} away`}
                      look="ghost"
                      size="small"
                      onClick={() =>
                        put(
                          level,
                          staffRoles[level].filter((one) => one !== id),
                        )
                      }
                    >
                      <X aria-hidden />
                    </IconButton>
                  </li>
                );
              })}
            </ul>
            {staffRoles[level].length === 0 ? <p className="text-12 text-faint">No role yet.</p> : null}
          </div>
        ))}
      </div>
    </FieldGroup>
  );
}
