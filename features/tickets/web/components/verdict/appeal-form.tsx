"use client";
import { useRouter } from "next/navigation";
import { useActionState } from "react";
import { describedBy, Field, FormErrors } from "@/components/form/field";
import { Textarea } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { MESSAGE_MAX } from "../../../limits";
import { appealForm } from "../../verdict-actions";
import { useDraft } from "../use-draft";
import { useSent } from "../use-sent";

/** Asks for a second look by somebody else. What is written survives a reload. */
export function AppealForm({ guildId, verdict }: { guildId: string; verdict: number }) {
  const [result, appeal, busy] = useActionState(appealForm, null);
  const [text, setText] = useDraft(`appeal:${guildId}:${verdict}`);
  const router = useRouter();
  const key = useSent(result, ({ data }) => {
    setText("");
    router.push(data.address);
  });
  const error = result && !result.ok ? result.error : null;
  const problem = error?.fields?.text;
  return (
    <form action={appeal} className="grid max-w-2xl gap-4">
      <input type="hidden" name="guildId" value={guildId} />
      <input type="hidden" name="verdict" value={verdict} />
      <input type="hidden" name="key" value={key} />
      {error ? <FormErrors message={error.message} fields={error.fields ?? {}} /> : null}
      <Field
        id="text"
        label="What do you see differently?"
        hint="Somebody else than who decided reads it, with everything that was known then."
        {...(problem && { error: problem })}
      >
        <Textarea
          id="text"
          name="text"
          rows={6}
          required
          minLength={10}
          maxLength={MESSAGE_MAX}
          value={text}
          onChange={(event) => setText(event.target.value)}
          aria-invalid={problem ? true : undefined}
          aria-describedby={describedBy("text", { hint: true, error: problem })}
        />
      </Field>
      <div>
        <Button type="submit" look="primary" busy={busy || result?.ok}>
          Appeal
        </Button>
      </div>
    </form>
  );
}
