"use client";
import { useActionState, useId } from "react";
import { Textarea } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { MESSAGE_MAX } from "../../limits";
import { ownCloseForm, ownReplyForm } from "../actions";
import { useDraft } from "./use-draft";
import { useSent } from "./use-sent";

interface OwnComposerProps {
  guildId: string;
  number: number;
  open: boolean;
}

/** Where the opener writes. Under a closed ticket they say whether it is a last word or not settled. */
export function OwnComposer({ guildId, number, open }: OwnComposerProps) {
  const id = useId();
  const [text, setText] = useDraft(`${guildId}:${number}:own`);
  const [result, send, busy] = useActionState(ownReplyForm, null);
  const key = useSent(result, () => setText(""));
  const error = result && !result.ok ? result.error : null;
  return (
    <form action={send} className="grid gap-2.5 rounded-card border bg-raised p-3">
      <input type="hidden" name="guildId" value={guildId} />
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="key" value={key} />
      <Textarea
        id={id}
        name="text"
        rows={4}
        required
        maxLength={MESSAGE_MAX}
        aria-label="Your message"
        aria-describedby={error ? `${id}-error` : undefined}
        aria-invalid={error ? true : undefined}
        placeholder={open ? "Write to staff" : "Is it not settled? Say why. Or leave a last word."}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {error ? (
        <p id={`${id}-error`} role="alert" className="text-13 text-bad">
          {error.fields?.text ?? error.message}
        </p>
      ) : null}
      <div className="flex flex-wrap justify-end gap-2">
        {open ? null : (
          <Button type="submit" busy={busy}>
            Just say it
          </Button>
        )}
        <Button type="submit" look="primary" busy={busy} {...(open ? {} : { name: "reopen", value: "yes" })}>
          {open ? "Send" : "Open it again"}
        </Button>
      </div>
    </form>
  );
}

/** The opener ends it: settled, or no longer needed. */
export function OwnClose({ guildId, number }: Omit<OwnComposerProps, "open">) {
  const [result, close, busy] = useActionState(ownCloseForm, null);
  return (
    <form action={close}>
      <input type="hidden" name="guildId" value={guildId} />
      <input type="hidden" name="number" value={number} />
      <Button type="submit" busy={busy}>
        Close it
      </Button>
      {result && !result.ok ? (
        <p role="alert" className="mt-2 text-13 text-bad">
          {result.error.message}
        </p>
      ) : null}
    </form>
  );
}
