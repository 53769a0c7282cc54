import { Circle, CircleCheck, CircleDot, CircleX } from "lucide-react";
import { Time } from "@/components/ui/time";
import type { ApplicationDto } from "../../../registration/data/applications";

type How = "done" | "now" | "open" | "failed";
const ICONS = {
  done: <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-good" />,
  now: <CircleDot aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />,
  open: <Circle aria-hidden className="mt-0.5 size-4 shrink-0 text-faint" />,
  failed: <CircleX aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />,
};
const SAID: Record<How, string> = { done: "done", now: "now", open: "later", failed: "refused" };

interface Step {
  title: string;
  how: How;
  words: string;
  at: string | null;
}

function stepsOf({ standing, submittedAt, proof, decidedAt }: ApplicationDto, listedByPlan: boolean): Step[] {
  const { state, waitingFor, proven, listed } = standing;
  const sent = state !== "draft";
  const decided = state === "approved" || state === "refused";
  return [
    {
      title: "Sent to review",
      how: sent ? "done" : "now",
      words: sent ? "" : "Fill in the form and send it.",
      at: sent ? submittedAt : null,
    },
    {
      title: "Proven to be yours",
      how: proven ? "done" : state === "refused" ? "open" : "now",
      words: proven ? "" : "By Nitrado, or by a code in its name.",
      at: proof.at,
    },
    {
      title: "Looked at by staff",
      how: state === "approved" ? "done" : state === "refused" ? "failed" : sent ? "now" : "open",
      words: decided
        ? ""
        : waitingFor === "applicant" && sent
          ? "They wait for your answer."
          : sent
            ? "You are told when they have."
            : "",
      at: decided ? decidedAt : null,
    },
    {
      title: "In the directory",
      how: listed ? "done" : state === "approved" ? "now" : "open",
      words: listed || listedByPlan ? "" : "A listing comes with Silver: no plan pays for this guild yet.",
      at: null,
    },
  ];
}

/** The way of an application, step by step. */
export function Steps({ application, listedByPlan }: { application: ApplicationDto; listedByPlan: boolean }) {
  return (
    <ol className="grid gap-3 text-13">
      {stepsOf(application, listedByPlan).map(({ title, how, words, at }) => (
        <li key={title} className="flex gap-2.5">
          {ICONS[how]}
          <span className="min-w-0">
            <span className={how === "open" ? "text-muted" : "text-ink"}>{title}</span>
            <span className="sr-only">, {SAID[how]}</span>
            {words ? <span className="block text-12 text-muted">{words}</span> : null}
            {at ? (
              <span className="block text-12 text-faint">
                <Time at={at} shape="smart" />
              </span>
            ) : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
