"use client";
import { useCallback, useState } from "react";
import { describedBy, Field } from "@/components/form/field";
import { Input } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { changeList } from "../actions";
import type { NamedList } from "../list-query";
import { useAsk } from "../use-ask";
import { LIST_WORDS } from "../words";
import { Question } from "./question";

function RemoveQuestion({ named, entry, onClose }: { named: NamedList; entry: string; onClose: () => void }) {
  const [key] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState("");
  const { busy, run, of, whole } = useAsk();
  const id = "remove-reason";
  const send = () =>
    run(() => changeList({ ...named, action: "remove", entry, reason, hours: null, key }), onClose);
  return (
    <Question
      id="remove-entry"
      title={`Take ${entry} off`}
      verb="Take off"
      danger
      busy={busy}
      problem={whole ?? of("entry")}
      onSend={send}
      onClose={onClose}
    >
      <p>From {LIST_WORDS[named.list].title.toLowerCase()}. All other entries stay as they are.</p>
      <Field id={id} label="Reason" aside="optional" error={of("reason")}>
        <Input
          id={id}
          value={reason}
          maxLength={200}
          aria-invalid={Boolean(of("reason"))}
          aria-describedby={describedBy(id, { error: of("reason") })}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </Question>
  );
}

/** Takes one entry off its list, after one more question. */
export function RemoveEntry({
  named,
  entry,
  obstacle,
  waiting,
}: {
  named: NamedList;
  entry: string;
  obstacle: string | null;
  waiting: boolean;
}) {
  const [asked, setAsked] = useState(false);
  const close = useCallback(() => setAsked(false), []);
  return (
    <>
      <Button
        size="small"
        look="ghost"
        busy={waiting}
        disabled={obstacle !== null}
        title={obstacle ?? undefined}
        onClick={() => setAsked(true)}
      >
        {waiting ? "Taking off" : "Take off"} <span className="sr-only">{entry}</span>
      </Button>
      {asked ? <RemoveQuestion named={named} entry={entry} onClose={close} /> : null}
    </>
  );
}
