"use client";
import { useRouter } from "next/navigation";
import { useActionState, useRef, useState } from "react";
import { describedBy, Field, FormErrors } from "@/components/form/field";
import { Input, Textarea } from "@/components/form/input";
import { Button, ButtonLink } from "@/components/ui/button";
import { MESSAGE_MAX } from "../../../limits";
import { FIELD_NAMES, FIELDS } from "../../../replies/fields";
import { REPLY_TITLE_MAX } from "../../../replies/limits";
import type { SavedReply } from "../../../replies/schema";
import { saveReplyForm } from "../../reply-actions";
import { writeInto } from "../compose/write-into";
import { useDraft } from "../use-draft";
import { useSent } from "../use-sent";

interface ReplyFormProps {
  guildId: string;
  reply: SavedReply | null;
  /** Where the list is, without this form. */
  back: string;
}

/** A saved reply, new or changed. What is written of a new one survives a reload. */
export function ReplyForm({ guildId, reply, back }: ReplyFormProps) {
  const router = useRouter();
  const body = useRef<HTMLTextAreaElement>(null);
  const [result, save, busy] = useActionState(saveReplyForm, null);
  const [title, setTitle] = useState(reply?.title ?? "");
  const [kept, keep] = useDraft(`reply:${guildId}:${reply?.id ?? "new"}`);
  const [touched, setTouched] = useState(false);
  const text = touched || kept !== "" ? kept : (reply?.body ?? "");
  useSent(result, () => {
    keep("");
    router.push(back);
  });
  const error = result && !result.ok ? result.error : null;
  const fields = error?.fields ?? {};
  return (
    <form action={save} className="grid gap-4">
      <input type="hidden" name="guildId" value={guildId} />
      <input type="hidden" name="id" value={reply?.id ?? ""} />
      {error ? <FormErrors message={error.message} fields={fields} /> : null}
      <Field
        id="title"
        label="Name"
        hint="What agents find it by."
        {...(fields.title && { error: fields.title })}
      >
        <Input
          id="title"
          name="title"
          required
          minLength={2}
          maxLength={REPLY_TITLE_MAX}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          aria-invalid={fields.title ? true : undefined}
          aria-describedby={describedBy("title", { hint: true, error: fields.title })}
        />
      </Field>
      <Field
        id="body"
        label="What it says"
        aside={`${text.length.toLocaleString("en-GB")} of ${MESSAGE_MAX.toLocaleString("en-GB")}`}
        hint="Markdown works. Fields are filled in when an agent takes the reply; they see each value before they send."
        {...(fields.body && { error: fields.body })}
      >
        <Textarea
          ref={body}
          id="body"
          name="body"
          rows={9}
          required
          maxLength={MESSAGE_MAX}
          value={text}
          onChange={(event) => {
            setTouched(true);
            keep(event.target.value);
          }}
          aria-invalid={fields.body ? true : undefined}
          aria-describedby={describedBy("body", { hint: true, error: fields.body })}
        />
      </Field>
      <fieldset>
        <legend className="mb-2 font-medium text-13">Fields</legend>
        <ul className="flex flex-wrap gap-1.5">
          {FIELD_NAMES.map((name) => (
            <li key={name}>
              <button
                type="button"
                title={FIELDS[name]}
                aria-label={`Put in ${name}: ${FIELDS[name]}`}
                onClick={() => {
                  const at = body.current;
                  if (at) writeInto(at, at.selectionStart, at.selectionEnd, `{${name}}`);
                }}
                className="inline-flex min-h-7 items-center rounded-item bg-honey-wash px-2 font-mono text-12 hover:bg-fill-strong max-md:min-h-11"
              >
                {name}
              </button>
            </li>
          ))}
        </ul>
      </fieldset>
      <div className="flex gap-2">
        <Button type="submit" look="primary" busy={busy || result?.ok}>
          Save reply
        </Button>
        <ButtonLink href={back} look="ghost">
          Leave it
        </ButtonLink>
      </div>
    </form>
  );
}
