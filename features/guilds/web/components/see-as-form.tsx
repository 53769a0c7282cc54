"use client";
import { useState } from "react";
import { Field } from "@/components/form/field";
import { Select } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { useAction } from "@/features/identity/web/use-action";
import { LEVELS, type Level, SEE_AS_MINUTES } from "../../levels";
import type { RoleDto } from "../../schema";
import { seeGuildAs } from "../actions";

/** Starts to look at the dashboard as a level or a role. */
export function SeeAsForm({
  guildId,
  own,
  roles,
}: {
  guildId: string;
  own: Level;
  roles: readonly RoleDto[];
}) {
  const [who, setWho] = useState("level:viewer");
  const { busy, problem, run } = useAction();
  const levels = LEVELS.slice(0, LEVELS.indexOf(own));
  const start = () => {
    const [kind, id] = who.split(":");
    run(() => seeGuildAs({ guildId, kind, id }));
  };
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <Field
        id="see-as"
        label="See this dashboard as"
        hint={`For ${SEE_AS_MINUTES} minutes. Nothing can be changed meanwhile; start and end stand in the audit log.`}
        {...(problem && { error: problem.message })}
      >
        <Select
          id="see-as"
          value={who}
          aria-describedby="see-as-hint"
          aria-invalid={problem !== null}
          onChange={(event) => setWho(event.target.value)}
        >
          <optgroup label="A level in every section">
            {levels.map((level) => (
              <option key={level} value={`level:${level}`}>
                {level}
              </option>
            ))}
          </optgroup>
          {roles.length > 0 ? (
            <optgroup label="A role, and nothing else">
              {roles.map((role) => (
                <option key={role.roleId} value={`role:${role.roleId}`}>
                  {role.name}
                </option>
              ))}
            </optgroup>
          ) : null}
        </Select>
      </Field>
      <Button type="submit" busy={busy}>
        Look
      </Button>
    </form>
  );
}
