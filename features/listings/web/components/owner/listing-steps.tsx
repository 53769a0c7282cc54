"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/features/guilds/web/components/ask";
import { useAction } from "@/features/identity/web/use-action";
import type { ListingStanding } from "../../../review";
import { changeListing, publishListingDraft } from "../../listing-actions";

interface ListingStepsProps {
  guildId: string;
  listingId: number;
  standing: ListingStanding;
  /** What differs from what visitors see, by name; empty before the first time. */
  changed: readonly string[];
  /** Why it is looked at before visitors see it; empty where it goes out at once. */
  reasons: readonly string[];
  /** Whether the plan has a listing. */
  listed: boolean;
  editing: boolean;
}

type Question = "publish" | "hide" | "discard";

const TITLES: Record<Question, string> = {
  publish: "Bring it before visitors",
  hide: "Hide this listing",
  discard: "Throw the changes away",
};

/** What can be done with the kept draft and with what visitors see, each after a question. */
export function ListingSteps(props: ListingStepsProps) {
  const { guildId, listingId, standing, changed, reasons, listed, editing } = props;
  const [question, setQuestion] = useState<Question | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const { busy, problem, run, clear } = useAction();
  const named = { guildId, listingId };
  const waits = standing.draftState === "in_review";
  const fresh = standing.draftState === "open" || (!standing.approved && !waits);
  const mayShow = standing.state === "hidden" && standing.hiddenBy !== "platform" && !standing.draftState;
  const review = reasons.length > 0;
  const done = (words: string) => () => {
    setQuestion(null);
    setSaid(words);
  };
  const ask = (next: Question) => {
    clear();
    setSaid(null);
    setQuestion(next);
  };
  const yes = () => {
    if (question === "publish")
      run(
        () => publishListingDraft(named),
        ({ outcome }) =>
          done(
            outcome === "live"
              ? "Visitors see it now."
              : "It is in review. You will see here what comes of it.",
          )(),
      );
    else if (question === "hide")
      run(() => changeListing({ ...named, change: "hide" }), done("It is hidden now."));
    else run(() => changeListing({ ...named, change: "discard" }), done("The changes are gone."));
  };
  const verb = review ? "Send to review" : "Publish";
  const nothing = !fresh && !mayShow && standing.state !== "live";
  if (nothing && !said) return null;
  return (
    <div className="flex flex-wrap items-center gap-2.5">
      {fresh ? (
        <Button look={editing ? undefined : "primary"} disabled={!listed} onClick={() => ask("publish")}>
          {verb}
        </Button>
      ) : null}
      {fresh && standing.approved ? (
        <Button look="ghost" onClick={() => ask("discard")}>
          Throw the changes away
        </Button>
      ) : null}
      {mayShow ? (
        <Button
          look="primary"
          busy={busy}
          disabled={!listed}
          onClick={() =>
            run(() => changeListing({ ...named, change: "show" }), done("Visitors see it again."))
          }
        >
          Show it again
        </Button>
      ) : null}
      {standing.state === "live" ? (
        <Button look="ghost" onClick={() => ask("hide")}>
          Hide
        </Button>
      ) : null}
      <span role="status" className="text-13 text-good">
        {said}
      </span>
      {problem && question === null ? (
        <p role="alert" className="max-w-96 text-13 text-bad">
          {problem.message}
        </p>
      ) : null}
      {question ? (
        <Confirm
          id="listing-step"
          title={TITLES[question]}
          verb={question === "publish" ? verb : question === "hide" ? "Hide it" : "Throw them away"}
          busy={busy}
          problem={problem?.message}
          onYes={yes}
          onClose={() => setQuestion(null)}
        >
          {question === "publish" ? (
            <div className="grid gap-2">
              {changed.length > 0 ? <p>Changed: {changed.join(", ")}.</p> : null}
              <p>
                {review
                  ? `Grizzly looks at it first. ${reasons.join(" ")}`
                  : "Visitors see it at once. What was saved last is what goes out."}
              </p>
            </div>
          ) : question === "hide" ? (
            "Visitors do not see it any more, and its address answers that there is nothing. You can show it again at any time."
          ) : (
            "The editor shows again what visitors see. The audit log keeps what was changed."
          )}
        </Confirm>
      ) : null}
    </div>
  );
}
