"use client";
import { useState } from "react";
import { describedBy, Field } from "@/components/form/field";
import { Select, Textarea } from "@/components/form/input";
import { Asked } from "@/components/ui/asked";
import { Button } from "@/components/ui/button";
import { useAction } from "@/features/identity/web/use-action";
import { TOPICS, type Topic } from "../../../reports/topics";
import { sendReport } from "../../reviews/actions";

/** What is wrong, in the words of who reports it. */
export default function ReportQuestion({
  slug,
  reviewId,
  onClose,
}: {
  slug: string;
  reviewId: string | null;
  onClose: () => void;
}) {
  const [topic, setTopic] = useState<Topic>("false");
  const [reason, setReason] = useState("");
  const [sent, setSent] = useState(false);
  const { busy, problem, run } = useAction();
  const id = `report-${reviewId ?? "page"}`;
  const error = problem ? (problem.fields?.reason ?? problem.message) : undefined;
  const actions = sent ? (
    <Button look="primary" data-closes>
      Close
    </Button>
  ) : (
    <>
      <Button look="ghost" data-closes>
        Leave it
      </Button>
      <Button
        look="primary"
        busy={busy}
        onClick={() =>
          run(
            () => sendReport({ slug, reviewId, topic, reason }),
            () => setSent(true),
          )
        }
      >
        Send the report
      </Button>
    </>
  );
  return (
    <Asked
      id={id}
      title={reviewId === null ? "What is wrong with this page?" : "What is wrong with this review?"}
      actions={actions}
      onClose={onClose}
    >
      {sent ? (
        <p role="status">Staff look at it and answer you. The server does not learn who you are.</p>
      ) : (
        <div className="mt-3 grid gap-4">
          <Field id={`${id}-topic`} label="What it is">
            <Select
              id={`${id}-topic`}
              value={topic}
              onChange={(event) => setTopic(event.target.value as Topic)}
            >
              {Object.entries(TOPICS).map(([value, words]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </Select>
          </Field>
          <Field id={`${id}-reason`} label="In your words" {...(error && { error })}>
            <Textarea
              id={`${id}-reason`}
              rows={3}
              maxLength={1_000}
              value={reason}
              aria-invalid={error ? true : undefined}
              aria-describedby={describedBy(`${id}-reason`, { error })}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
        </div>
      )}
    </Asked>
  );
}
