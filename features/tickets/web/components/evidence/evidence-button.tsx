"use client";
import { Crosshair } from "lucide-react";
import { useActionState, useCallback, useId, useState } from "react";
import { createPortal } from "react-dom";
import { Textarea } from "@/components/form/input";
import { Asked } from "@/components/ui/asked";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { MESSAGE_MAX } from "../../../limits";
import { evidenceNoteForm } from "../../verdict-actions";
import { useSent } from "../use-sent";

/** A line that can be taken into a note. */
export interface TakeLine {
  key: string;
  at: string;
  words: string;
  /** It is a death: chosen already. */
  deadly: boolean;
}

function TakeDialog({ guildId, number, lines, onClose }: EvidenceButtonProps & { onClose: () => void }) {
  const id = useId();
  const [result, keep, busy] = useActionState(evidenceNoteForm, null);
  const key = useSent(result, onClose);
  const error = result && !result.ok ? result.error : null;
  return (
    <Asked
      id={`${id}-take`}
      title="Put evidence into a note"
      onClose={onClose}
      actions={
        <Button type="submit" form={`${id}-form`} look="primary" busy={busy}>
          Keep note
        </Button>
      }
    >
      <form id={`${id}-form`} action={keep} className="grid gap-3">
        <input type="hidden" name="guildId" value={guildId} />
        <input type="hidden" name="number" value={number} />
        <input type="hidden" name="key" value={key} />
        <p>Up to eight lines. They are frozen as they stand; only staff read them.</p>
        <fieldset className="max-h-64 overflow-y-auto rounded-control border bg-sunken p-2">
          <legend className="sr-only">Lines of the log</legend>
          {lines.map((line) => (
            <label
              key={line.key}
              className="flex min-h-7 items-center gap-2 px-1 text-12 text-ink max-md:min-h-11"
            >
              <input
                type="checkbox"
                name="lines"
                value={line.key}
                defaultChecked={line.deadly}
                className="size-4 shrink-0 accent-[var(--honey)]"
              />
              <span className="font-mono text-muted">
                <Time at={line.at} shape="seconds" />
              </span>
              <span className="min-w-0">{line.words}</span>
            </label>
          ))}
        </fieldset>
        <Textarea
          name="text"
          rows={3}
          maxLength={MESSAGE_MAX}
          aria-label="What it shows"
          placeholder="What it shows. Optional."
          className="bg-honey-wash"
        />
        {error ? (
          <p role="alert" className="text-13 text-bad">
            {error.fields?.lines ?? error.fields?.text ?? error.message}
          </p>
        ) : null}
      </form>
    </Asked>
  );
}

interface EvidenceButtonProps {
  guildId: string;
  number: number;
  lines: readonly TakeLine[];
}

/** Puts lines of the case's timeline into a note among staff. */
export function EvidenceButton(props: EvidenceButtonProps) {
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  return (
    <>
      <Button size="small" data-key="evidence" onClick={() => setOpen(true)}>
        <Crosshair aria-hidden />
        Evidence
      </Button>
      {open ? createPortal(<TakeDialog {...props} onClose={close} />, document.body) : null}
    </>
  );
}
