"use client";
import { useRef, useState } from "react";
import { describedBy, Field } from "@/components/form/field";
import { Input, Select } from "@/components/form/input";
import { Status } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { SuggestedPlayer } from "../../../control/data/suggestions";
import type { ListChangeDto } from "../../../control/schema";
import { changeList, suggestEntries } from "../actions";
import type { NamedList } from "../list-query";
import { useAsk } from "../use-ask";
import { LIST_WORDS } from "../words";

const ENDS: readonly [hours: string, words: string][] = [
  ["", "For good"],
  ["1", "1 hour"],
  ["24", "1 day"],
  ["72", "3 days"],
  ["168", "7 days"],
  ["336", "14 days"],
  ["720", "30 days"],
];

/** Players whom the text may mean, asked for a moment after the last key. */
function useSuggestions({ guildId, serviceId }: NamedList) {
  const [found, setFound] = useState<SuggestedPlayer[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const suggest = (text: string) => {
    clearTimeout(timer.current);
    if (text.trim().length < 2) return setFound([]);
    timer.current = setTimeout(async () => {
      const result = await suggestEntries({ guildId, serviceId, text }).catch(() => null);
      if (result?.ok) setFound(result.data);
    }, 250);
  };
  return { found, suggest };
}

/** Puts a name or an id on a list, for good or for a time. */
export function AddEntry({
  named,
  obstacle,
  waiting,
}: {
  named: NamedList;
  obstacle: string | null;
  waiting: readonly ListChangeDto[];
}) {
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [entry, setEntry] = useState("");
  const [reason, setReason] = useState("");
  const [hours, setHours] = useState("");
  const { busy, run, of, whole } = useAsk();
  const { found, suggest } = useSuggestions(named);
  if (obstacle) return <p className="text-13 text-muted">{obstacle}</p>;
  const done = () => {
    setEntry("");
    setReason("");
    setKey(crypto.randomUUID());
  };
  const send = () =>
    run(
      () =>
        changeList({
          ...named,
          action: "add",
          entry,
          reason,
          hours: hours === "" ? null : Number(hours),
          key,
        }),
      done,
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
      <Field
        id="entry"
        label="Name or id"
        hint="Bans take the name; on Xbox the 40-character id of the log as well."
        error={of("entry")}
      >
        <Input
          id="entry"
          value={entry}
          list="entry-players"
          maxLength={64}
          autoComplete="off"
          aria-invalid={Boolean(of("entry"))}
          aria-describedby={describedBy("entry", { hint: true, error: of("entry") })}
          onChange={(event) => {
            setEntry(event.target.value);
            suggest(event.target.value);
          }}
        />
        <datalist id="entry-players">
          {found.flatMap(({ name, platformId }, at) => [
            <option key={`name-${platformId ?? at}`} value={name} />,
            ...(platformId ? [<option key={platformId} value={platformId} label={`id of ${name}`} />] : []),
          ])}
        </datalist>
      </Field>
      <Field id="entry-hours" label="Until">
        <Select id="entry-hours" value={hours} onChange={(event) => setHours(event.target.value)}>
          {ENDS.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Select>
      </Field>
      <Field id="entry-reason" label="Reason" aside="optional" error={of("reason")}>
        <Input
          id="entry-reason"
          value={reason}
          maxLength={200}
          aria-invalid={Boolean(of("reason"))}
          aria-describedby={describedBy("entry-reason", { error: of("reason") })}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      {whole ? (
        <p role="alert" className="text-13 text-bad">
          {whole}
        </p>
      ) : null}
      <Button type="submit" look="primary" busy={busy} disabled={entry.trim() === ""}>
        Add {LIST_WORDS[named.list].one}
      </Button>
      <div role="status" className="grid gap-1">
        {waiting.map((change) => (
          <Status key={change.id} meaning="info">
            <span className="break-all">
              {change.entry} is being {change.action === "add" ? "added" : "taken off"}
            </span>
          </Status>
        ))}
      </div>
    </form>
  );
}
