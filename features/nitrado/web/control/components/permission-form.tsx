"use client";
import { useState } from "react";
import { Checkbox } from "@/components/form/choice";
import { describedBy, Field } from "@/components/form/field";
import { Input, Select } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { givePermission } from "../actions";
import { useAsk } from "../use-ask";

const LEVELS = [
  [1, "viewer"],
  [2, "operator"],
  [3, "admin"],
  [4, "owner"],
] as const;

/** Gives a member or a Discord role a level over this server, or over all of them. */
export function PermissionForm({
  guildId,
  serviceId,
  members,
}: {
  guildId: string;
  serviceId: string;
  members: readonly { discordId: string; name: string }[];
}) {
  const [kind, setKind] = useState<"user" | "role">("user");
  const [who, setWho] = useState("");
  const [level, setLevel] = useState("2");
  const [everywhere, setEverywhere] = useState(false);
  const { busy, run, of, whole } = useAsk();
  const wrong = of("discordId");
  const send = () =>
    run(
      () =>
        givePermission({
          guildId,
          serviceId: everywhere ? "*" : serviceId,
          subjectKind: kind,
          discordId: who.trim(),
          level: Number(level),
        }),
      () => setWho(""),
    );
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Field id="permission-kind" label="To">
        <Select
          id="permission-kind"
          value={kind}
          onChange={(event) => setKind(event.target.value === "role" ? "role" : "user")}
        >
          <option value="user">A person</option>
          <option value="role">A Discord role</option>
        </Select>
      </Field>
      <Field
        id="permission-who"
        label={kind === "user" ? "Discord id of the person" : "Discord id of the role"}
        hint={
          kind === "user"
            ? "Type a name of your members, or paste an id."
            : "In Discord: Server settings, Roles, right-click, Copy role ID."
        }
        error={wrong}
      >
        <Input
          id="permission-who"
          value={who}
          list={kind === "user" ? "permission-members" : undefined}
          inputMode={kind === "role" ? "numeric" : "text"}
          autoComplete="off"
          maxLength={20}
          aria-invalid={Boolean(wrong)}
          aria-describedby={describedBy("permission-who", { hint: true, error: wrong })}
          onChange={(event) => setWho(event.target.value)}
        />
        <datalist id="permission-members">
          {members.map(({ discordId, name }) => (
            <option key={discordId} value={discordId} label={name} />
          ))}
        </datalist>
      </Field>
      <Field id="permission-level" label="Level">
        <Select id="permission-level" value={level} onChange={(event) => setLevel(event.target.value)}>
          {LEVELS.map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox
        label="For all servers of the guild"
        checked={everywhere}
        onChange={(event) => setEverywhere(event.target.checked)}
      />
      {whole ? (
        <p role="alert" className="text-13 text-bad">
          {whole}
        </p>
      ) : null}
      <Button type="submit" look="primary" busy={busy} disabled={who.trim() === ""}>
        Give the level
      </Button>
    </form>
  );
}
