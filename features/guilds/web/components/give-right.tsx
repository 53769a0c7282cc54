"use client";
import { useCallback, useState } from "react";
import { Field } from "@/components/form/field";
import { Input, Select } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { useAction } from "@/features/identity/web/use-action";
import { LEVELS, type Level, SECTIONS, type Section } from "../../levels";
import { mayGrant } from "../../rules";
import type { RoleDto, SectionLevels } from "../../schema";
import { LEVEL_WORDS, SECTION_WORDS } from "../../words";
import { giveRight } from "../actions";
import { Confirm } from "./ask";

interface GiveRightProps {
  guildId: string;
  /** Of the person who gives: nobody gives more than they have. */
  giver: SectionLevels;
  roles: readonly RoleDto[];
  /** A person who is named already. */
  person: { discordId: string; name: string } | null;
}

/** Gives a Discord role or a person a level in a section, after one more question. */
export function GiveRight({ guildId, giver, roles, person }: GiveRightProps) {
  const [kind, setKind] = useState<"role" | "user">(person ? "user" : "role");
  const [role, setRole] = useState("");
  const [who, setWho] = useState(person?.discordId ?? "");
  const [section, setSection] = useState<Section | "*">("*");
  const [level, setLevel] = useState<Level>("viewer");
  const [asked, setAsked] = useState(false);
  const close = useCallback(() => setAsked(false), []);
  const { busy, problem, run, clear } = useAction();
  const subjectId = kind === "role" ? role : who.trim();
  const known = kind === "role" ? roles.find((one) => one.roleId === role)?.name : undefined;
  const name = known ?? (person?.discordId === subjectId ? person.name : subjectId);
  const levels = LEVELS.filter((one) => mayGrant(giver, section, one));
  const chosen = levels.includes(level) ? level : (levels.at(-1) ?? "viewer");
  const give = () =>
    run(
      () => giveRight({ guildId, section, subjectKind: kind, subjectId, level: chosen }),
      () => setAsked(false),
    );
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        clear();
        setAsked(true);
      }}
    >
      <Field id="right-kind" label="To">
        <Select
          id="right-kind"
          value={kind}
          onChange={(event) => setKind(event.target.value === "user" ? "user" : "role")}
        >
          <option value="role">A Discord role</option>
          <option value="user">A person</option>
        </Select>
      </Field>
      {kind === "role" ? (
        <Field id="right-role" label="Role" hint="Everyone who holds it in Discord has the right.">
          <Select id="right-role" value={role} onChange={(event) => setRole(event.target.value)}>
            <option value="">Choose a role</option>
            {roles.map((one) => (
              <option key={one.roleId} value={one.roleId}>
                {one.name}, {one.holders === 1 ? "1 member" : `${one.holders} members`}
              </option>
            ))}
          </Select>
        </Field>
      ) : (
        <Field
          id="right-who"
          label="Discord id of the person"
          hint={person?.discordId === subjectId ? person.name : "Open a member to have it filled in."}
        >
          <Input
            id="right-who"
            value={who}
            inputMode="numeric"
            autoComplete="off"
            maxLength={20}
            aria-describedby="right-who-hint"
            onChange={(event) => setWho(event.target.value)}
          />
        </Field>
      )}
      <Field id="right-section" label="Where">
        <Select
          id="right-section"
          value={section}
          onChange={(event) => setSection(event.target.value as Section | "*")}
        >
          {(["*", ...SECTIONS] as const)
            .filter((one) => mayGrant(giver, one, "viewer"))
            .map((one) => (
              <option key={one} value={one}>
                {SECTION_WORDS[one]}
              </option>
            ))}
        </Select>
      </Field>
      <Field id="right-level" label="Level" hint={`A ${chosen} ${LEVEL_WORDS[chosen]}.`}>
        <Select
          id="right-level"
          value={chosen}
          aria-describedby="right-level-hint"
          onChange={(event) => setLevel(event.target.value as Level)}
        >
          {levels.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Select>
      </Field>
      <Button type="submit" look="primary" disabled={!/^\d{17,20}$/.test(subjectId)}>
        Give this right
      </Button>
      {asked ? (
        <Confirm
          id="give-right"
          title={`Make ${name} ${chosen} here`}
          verb="Give it"
          busy={busy}
          problem={problem?.message}
          onYes={give}
          onClose={close}
        >
          {SECTION_WORDS[section]}: a {chosen} {LEVEL_WORDS[chosen]}. It counts within a minute, in the place
          of an earlier right to the same, and stands in the audit log with your name.
        </Confirm>
      ) : null}
    </form>
  );
}
