"use client";
import { Pencil, Trash2 } from "lucide-react";
import { type ReactNode, useActionState, useId, useState } from "react";
import { Textarea } from "@/components/form/input";
import { Asked } from "@/components/ui/asked";
import { Button, IconButton } from "@/components/ui/button";
import { MESSAGE_MAX } from "../../../limits";
import { deleteForm, editForm, ownDeleteForm, ownEditForm } from "../../message-actions";
import { useSent } from "../use-sent";

interface OwnChangesProps {
  guildId: string;
  messageId: number;
  text: string;
  staff: boolean;
  /** The ticket's first words can be changed, not taken back. */
  first: boolean;
  /** The message as it is shown. */
  children: ReactNode;
}

function Hidden({ guildId, messageId }: Pick<OwnChangesProps, "guildId" | "messageId">) {
  return (
    <>
      <input type="hidden" name="guildId" value={guildId} />
      <input type="hidden" name="messageId" value={messageId} />
    </>
  );
}

function Problem({ result }: { result: Awaited<ReturnType<typeof editForm>> | null }) {
  if (!result || result.ok) return null;
  return (
    <p role="alert" className="text-13 text-bad">
      {result.error.fields?.text ?? result.error.message}
    </p>
  );
}

function Editor({ onDone, ...props }: Omit<OwnChangesProps, "children"> & { onDone: () => void }) {
  const [text, setText] = useState(props.text);
  const [result, save, busy] = useActionState(props.staff ? editForm : ownEditForm, null);
  useSent(result, onDone);
  return (
    <form action={save} className="mt-1 grid gap-2">
      <Hidden {...props} />
      <Textarea
        name="text"
        rows={Math.min(10, text.split("\n").length + 1)}
        maxLength={MESSAGE_MAX}
        required
        autoFocus
        aria-label="Change the message"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onDone();
          else if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
            event.currentTarget.form?.requestSubmit();
          else return;
          event.preventDefault();
        }}
      />
      <Problem result={result} />
      <div className="flex gap-2">
        <Button type="submit" size="small" busy={busy}>
          Save
        </Button>
        <Button look="ghost" size="small" onClick={onDone}>
          Leave it
        </Button>
      </div>
    </form>
  );
}

function Delete({ onDone, ...props }: Omit<OwnChangesProps, "children"> & { onDone: () => void }) {
  const id = useId().replaceAll(":", "");
  const [result, remove, busy] = useActionState(props.staff ? deleteForm : ownDeleteForm, null);
  return (
    <Asked id={`delete-${id}`} title="Delete this message?" onClose={onDone}>
      <form action={remove} className="grid gap-4">
        <Hidden {...props} />
        <p>Its words and its files go for good, in Discord too. A line says that a message was deleted.</p>
        <Problem result={result} />
        <div className="flex justify-end gap-2">
          <Button data-closes>Keep it</Button>
          <Button type="submit" look="danger" busy={busy}>
            Delete it
          </Button>
        </div>
      </form>
    </Asked>
  );
}

/** An own message that can still be changed, with the two things that can be done with it. */
export function OwnChanges({ children, ...props }: OwnChangesProps) {
  const [doing, setDoing] = useState<"edit" | "delete" | null>(null);
  const done = () => setDoing(null);
  return (
    <div className="group/own relative">
      {doing === "edit" ? <Editor {...props} onDone={done} /> : children}
      {doing === "edit" ? null : (
        <div className="absolute -top-7 right-0 flex rounded-item bg-raised opacity-0 transition-opacity duration-quick focus-within:opacity-100 group-hover/message:opacity-100 pointer-coarse:opacity-100">
          <IconButton label="Change the message" size="small" onClick={() => setDoing("edit")}>
            <Pencil aria-hidden />
          </IconButton>
          {props.first ? null : (
            <IconButton label="Delete the message" size="small" onClick={() => setDoing("delete")}>
              <Trash2 aria-hidden />
            </IconButton>
          )}
        </div>
      )}
      {doing === "delete" ? <Delete {...props} onDone={done} /> : null}
    </div>
  );
}
