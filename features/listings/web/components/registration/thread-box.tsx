"use client";
import { useState } from "react";
import { describedBy, Field } from "@/components/form/field";
import { Textarea } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { useAction } from "@/features/identity/web/use-action";
import { MESSAGE_MAX } from "../../../registration/limits";
import { writeToApplicant } from "../../moderation/actions";
import { answerStaff } from "../../registration/actions";

/** Writes into the thread. The same press twice writes once. */
export function ThreadBox({ application, side }: { application: number; side: "applicant" | "staff" }) {
  const [text, setText] = useState("");
  const [key, setKey] = useState(() => crypto.randomUUID());
  const { busy, problem, run } = useAction();
  const write = side === "staff" ? writeToApplicant : answerStaff;
  const error = problem?.fields?.text ?? problem?.message;
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        run(
          () => write({ application, text, key }),
          () => {
            setText("");
            setKey(crypto.randomUUID());
          },
        );
      }}
    >
      <Field
        id="message"
        label={side === "staff" ? "Write without asking" : "Your message"}
        {...(error && { error })}
      >
        <Textarea
          id="message"
          rows={3}
          required
          minLength={3}
          maxLength={MESSAGE_MAX}
          value={text}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy("message", { error })}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div>
        <Button type="submit" look={side === "staff" ? "secondary" : "primary"} busy={busy}>
          Send
        </Button>
      </div>
    </form>
  );
}
