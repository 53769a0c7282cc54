"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormErrors } from "@/components/form/field";
import { LineList } from "@/components/form/line-list";
import { Button } from "@/components/ui/button";
import { useAction } from "@/features/identity/web/use-action";
import type { FreeService } from "../../../registration/data/places";
import type { ApplicationForm as Form } from "../../../registration/form";
import { moveApplication } from "../../registration/actions";
import { FormPart } from "../owner/form-part";
import { LongWords, Words } from "./form-fields";
import { FactsPart, WhichPart } from "./server-part";
import { type Keeping, useKeptForm } from "./use-kept-form";

interface ApplicationFormProps {
  application: number;
  saved: Form;
  services: readonly FreeService[];
  /** Characters that the long text may have. */
  limit: number;
  /** A draft is sent from here; what staff asked about is only changed. */
  isDraft: boolean;
  /** Whether it was never sent, so that it can be thrown away. */
  mayDrop: boolean;
}

const KEPT: Record<Keeping, string> = {
  kept: "Kept. You can leave and come back.",
  waiting: "Keeping what you write.",
  failed: "Not kept. What you wrote is still here: it is tried again with your next change.",
};

/** The application, kept on the server while it is being written. */
export function ApplicationForm(props: ApplicationFormProps) {
  const { application, saved, services, limit, isDraft, mayDrop } = props;
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const { form, set, keeping, problem: unkept, flush } = useKeptForm(application, saved);
  const { busy, problem, run } = useAction();
  const stopped = problem ?? unkept;
  const part = { form, set, errors: stopped?.fields };
  const send = () =>
    run(async () => {
      if (await flush()) return moveApplication({ application, move: "submit" });
      const message = "The form could not be kept, so it was not sent. Look at what is marked and try again.";
      return { ok: false, error: { code: "invalid", message, requestId: "" } } as const;
    });
  return (
    <form
      noValidate
      className="grid gap-6"
      // Whoever leaves a field may leave the page: what waits for a pause is kept now.
      onBlur={() => {
        if (keeping === "waiting") void flush();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (isDraft) send();
        else void flush();
      }}
    >
      {stopped ? (
        <FormErrors message={stopped.message} {...(stopped.fields && { fields: stopped.fields })} />
      ) : null}
      <WhichPart {...part} services={services} />
      <FactsPart {...part} />
      <FormPart
        title="What players read"
        hint="Markdown. Pictures and the colours come in the editor, once it is approved."
      >
        <Words {...part} name="tagline" label="Short text" aside="optional" max={160} />
        <LongWords
          {...part}
          name="description"
          label="About"
          hint="Why somebody should play there."
          rows={7}
          max={limit}
        />
        <LongWords
          {...part}
          name="rules"
          label="Rules"
          hint="What gets people banned."
          rows={4}
          max={4_000}
        />
        <div className="grid items-start gap-5 sm:grid-cols-2">
          <Words
            {...part}
            name="inviteLink"
            label="Discord invite"
            max={300}
            placeholder="https://discord.gg/name"
            hint="One that never expires."
          />
          <Words {...part} name="website" label="Website" aside="optional" max={300} placeholder="https://" />
        </div>
        <LineList
          id="tags"
          label="Tags"
          hint="One a line: small letters, digits, hyphens. Visitors filter by them."
          max={12}
          values={form.tags}
          errors={part.errors}
          onChange={(tags) => set({ tags })}
        />
      </FormPart>
      <FormPart title="For us alone">
        <LongWords {...part} name="note" label="What else should we know" rows={3} max={2_000} />
      </FormPart>
      <div className="sticky bottom-0 z-10 flex flex-wrap items-center gap-3 border-t bg-ground py-3 max-md:bottom-16">
        {isDraft ? (
          <Button type="submit" look="primary" busy={busy}>
            Send to review
          </Button>
        ) : null}
        {mayDrop ? (
          <Button
            look="ghost"
            disabled={busy}
            onClick={() => {
              if (!asking) return setAsking(true);
              run(
                () => moveApplication({ application, move: "drop" }),
                () => router.push("/me/applications"),
              );
            }}
          >
            {asking ? "Yes, throw it away" : "Throw the draft away"}
          </Button>
        ) : null}
        <span role="status" className="text-13 text-muted">
          {KEPT[keeping]}
        </span>
      </div>
    </form>
  );
}
