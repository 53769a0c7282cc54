"use client";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { FormErrors } from "@/components/form/field";
import { LeaveQuestion } from "@/components/form/unsaved";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "../action";
import { usePart } from "../use-part";

interface Fields<T> {
  draft: T;
  set: (change: Partial<T>) => void;
  errors: Record<string, string> | undefined;
}

interface PartFormProps<T> {
  saved: T;
  manages: boolean;
  save: (draft: T) => Promise<ActionResult<unknown>>;
  children: (fields: Fields<T>) => ReactNode;
  /** What is said when it is saved. */
  done?: string;
  /** Before the name of a field in the ids of this form, where a page holds it more than once. */
  ids?: string;
  /** Stands beside the form, made from it as it is now. */
  aside?: (draft: T) => ReactNode;
}

/** One part of a set-up: its fields, what they make, and the button that saves them. */
export function PartForm<T extends object>(props: PartFormProps<T>) {
  const {
    saved,
    manages,
    save,
    children,
    done = "Saved. It can be undone in the audit log.",
    ids,
    aside,
  } = props;
  const router = useRouter();
  const { draft, set, dirty, busy, problem, leaving, stay, ...part } = usePart(saved, save);
  return (
    <form
      noValidate
      className={aside ? "grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_400px]" : "grid gap-6"}
      onSubmit={(event) => {
        event.preventDefault();
        part.submit();
      }}
    >
      <div className="grid min-w-0 gap-5">
        {problem ? (
          <FormErrors
            message={problem.fields ? "Some of it needs another look. Nothing was saved." : problem.message}
            {...(problem.fields && { fields: problem.fields })}
            {...(ids && { ids })}
          />
        ) : null}
        <fieldset disabled={!manages} className="grid min-w-0 gap-5">
          {children({ draft, set, errors: problem?.fields })}
        </fieldset>
        {manages ? (
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" look="primary" busy={busy} disabled={!dirty}>
              Save
            </Button>
            {dirty ? (
              <Button look="ghost" onClick={part.takeBack}>
                Take back
              </Button>
            ) : null}
            <span role="status" className="text-13 text-good">
              {part.done ? done : null}
            </span>
          </div>
        ) : (
          <p className="text-13 text-muted">A manager of this section can change it.</p>
        )}
      </div>
      {aside ? <aside className="min-w-0 xl:sticky xl:top-6">{aside(draft)}</aside> : null}
      {leaving ? <LeaveQuestion onLeave={() => router.push(leaving)} onStay={stay} /> : null}
    </form>
  );
}
