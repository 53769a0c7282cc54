"use client";
import { useActionState, useId } from "react";
import { Textarea } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { ownTopic } from "@/features/live/names";
import { MESSAGE_MAX } from "../../limits";
import { ownCloseForm } from "../actions";
import { useSend } from "../use-send";
import { ChooseFiles, DropHere } from "./files/choose-files";
import { FileList } from "./files/file-list";
import { useDrop } from "./files/use-drop";
import { useFiles } from "./files/use-files";
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
  const draft = `${guildId}:${number}:own`;
  const [text, setText] = useDraft(draft);
  const files = useFiles(guildId, draft);
  const drop = useDrop(files.add);
  const { result, busy, send, submit } = useSend({
    address: `/api/guilds/${guildId}/tickets/${number}/own/reply`,
    topic: ownTopic(guildId, number),
    note: false,
  });
  const key = useSent(result, () => {
    setText("");
    files.clear();
  });
  const error = result && !result.ok ? result.error : null;
  const atFiles = error?.fields?.files;
  const waits = busy || files.busy;
  return (
    <form
      action={send}
      onSubmit={(event) => {
        if (files.busy) event.preventDefault();
        else submit(event);
      }}
      className="relative grid gap-2.5 rounded-card border bg-raised p-3"
      {...drop.handlers}
    >
      <input type="hidden" name="key" value={key} />
      <input type="hidden" name="files" value={files.ids} />
      <Textarea
        id={id}
        name="text"
        rows={4}
        required={files.kept.length === 0}
        maxLength={MESSAGE_MAX}
        aria-label="Your message"
        aria-describedby={error ? `${id}-error` : undefined}
        aria-invalid={error ? true : undefined}
        placeholder={open ? "Write to staff" : "Is it not settled? Say why. Or leave a last word."}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
      <FileList files={files} error={atFiles} />
      {error && !atFiles ? (
        <p id={`${id}-error`} role="alert" className="text-13 text-bad">
          {error.fields?.text ?? error.message}
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        <ChooseFiles
          onChoose={files.add}
          className={buttonClass({ look: "ghost" }, "-ml-1.5 mr-auto overflow-hidden")}
        >
          Attach
        </ChooseFiles>
        {open ? null : (
          <Button type="submit" busy={waits}>
            Just say it
          </Button>
        )}
        <Button type="submit" look="primary" busy={waits} {...(open ? {} : { name: "reopen", value: "yes" })}>
          {open ? "Send" : "Open it again"}
        </Button>
      </div>
      <DropHere over={drop.over} />
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
