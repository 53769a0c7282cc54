"use client";
import { useId, useRef, useState, useTransition } from "react";
import { RadioCard } from "@/components/form/choice";
import { Field } from "@/components/form/field";
import { Input } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { Facts } from "@/components/ui/card";
import { Coins } from "@/components/ui/coins";
import { Time } from "@/components/ui/time";
import type { BountyQuote, BountyTarget } from "../../schema";
import { reviewBounty, sendBounty } from "../actions";

interface PlaceProps {
  guildId: string;
  targets: readonly BountyTarget[];
  symbol: string;
  limits: { min: number; max: number; days: number };
}

const WHOLE = new Intl.NumberFormat("en-GB");

type Review = { at: "review"; quote: BountyQuote; reason: string; key: string; problem: string | null };
type Stage = { at: "form"; problem: string | null } | Review | { at: "placed"; words: string };

function ReviewStage({
  stage,
  symbol,
  busy,
  back,
  place,
}: {
  stage: Review;
  symbol: string;
  busy: boolean;
  back: () => void;
  place: () => void;
}) {
  const { quote, reason } = stage;
  const reasons = stage.problem ? [stage.problem] : quote.reasons;
  return (
    <div className="px-5 pb-5 max-md:px-4">
      <Facts
        className="border-y"
        facts={[
          { label: "On the head of", value: <b className="font-semibold">{quote.target.name}</b> },
          { label: "Held until it is claimed", value: <Coins amount={quote.amount} currency={symbol} /> },
          { label: "You have afterwards", value: <Coins amount={quote.after} currency={symbol} /> },
          { label: "Runs out", value: <Time at={quote.expiresAt} shape="stamp" /> },
        ]}
      />
      {reason ? <p className="mt-3 text-13 text-muted">“{reason}”, everyone in the guild sees it.</p> : null}
      {reasons.length > 0 ? (
        <p role="alert" className="mt-3 text-13 text-warn">
          {reasons.join(" ")}
        </p>
      ) : (
        <p className="mt-3 text-12 text-muted">
          You cannot take it back: the kill may stand in the log already.
        </p>
      )}
      <div className="mt-4 grid grid-cols-2 gap-2">
        <Button onClick={back}>Back</Button>
        <Button look="primary" busy={busy} disabled={!quote.allowed} onClick={place}>
          Place {WHOLE.format(quote.amount)}
        </Button>
      </div>
    </div>
  );
}

/** Chooses a head and an amount; nothing leaves before the review. The key of a review makes it one bounty. */
export function PlaceForm({ guildId, targets, symbol, limits }: PlaceProps) {
  const [stage, setStage] = useState<Stage>({ at: "form", problem: null });
  const [busy, start] = useTransition();
  const sending = useRef(false);
  const id = useId();
  const review = (data: FormData) =>
    start(async () => {
      const playerId = Number(data.get("playerId"));
      const amount = Number(String(data.get("amount")).replace(/[\s,]/g, ""));
      const reason = String(data.get("reason") ?? "").trim();
      if (!playerId) return setStage({ at: "form", problem: "Choose a player." });
      const answer = await reviewBounty({ guildId, playerId, amount }).catch(() => null);
      if (!answer) return setStage({ at: "form", problem: "No answer came. Nothing was sent. Try again." });
      if (!answer.ok) {
        const problem = Object.values(answer.error.fields ?? {})[0] ?? answer.error.message;
        return setStage({ at: "form", problem });
      }
      setStage({ at: "review", quote: answer.data, reason, key: crypto.randomUUID(), problem: null });
    });
  const place = (reviewed: Review) => {
    if (sending.current) return;
    sending.current = true;
    const { quote, reason, key } = reviewed;
    start(async () => {
      const body = { guildId, playerId: quote.target.playerId, amount: quote.amount, reason, key };
      const answer = await sendBounty(body).catch(() => null);
      sending.current = false;
      if (!answer)
        setStage({ ...reviewed, problem: "No answer came. Press again: it cannot be paid twice." });
      else if (!answer.ok) setStage({ ...reviewed, problem: answer.error.message });
      else
        setStage({
          at: "placed",
          words: `${WHOLE.format(answer.data.amount)} ${symbol} are on the head of ${answer.data.target}.`,
        });
    });
  };
  if (stage.at === "placed")
    return (
      <div role="status" className="px-5 pb-5 max-md:px-4">
        <p className="text-13">{stage.words} The log line of the kill will pay whoever claims it.</p>
        <Button className="mt-4 w-full" onClick={() => setStage({ at: "form", problem: null })}>
          Place another
        </Button>
      </div>
    );
  if (stage.at === "review")
    return (
      <ReviewStage
        stage={stage}
        symbol={symbol}
        busy={busy}
        back={() => setStage({ at: "form", problem: null })}
        place={() => place(stage)}
      />
    );
  return (
    <form action={review} className="grid gap-4 px-5 pb-5 max-md:px-4">
      <fieldset className="grid gap-1.5">
        <legend className="sr-only">Player</legend>
        {targets.map((target) => (
          <RadioCard
            key={target.playerId}
            name="playerId"
            value={target.playerId}
            required
            className="min-h-11! py-1!"
            label={<span className="block truncate">{target.name}</span>}
            aside={
              target.onHead > 0 ? (
                <Coins amount={target.onHead} currency={symbol} className="text-honey-text" />
              ) : target.lastSeenAt ? (
                <Time at={target.lastSeenAt} />
              ) : (
                "not seen yet"
              )
            }
          />
        ))}
      </fieldset>
      <Field
        id={`${id}amount`}
        label="Amount"
        hint={`${WHOLE.format(limits.min)} to ${WHOLE.format(limits.max)}, for ${limits.days} days`}
      >
        <Input
          id={`${id}amount`}
          name="amount"
          inputMode="numeric"
          pattern="[0-9, ]+"
          required
          unit={symbol}
        />
      </Field>
      <Field id={`${id}reason`} label="Why" aside="optional">
        <Input id={`${id}reason`} name="reason" maxLength={140} />
      </Field>
      {stage.problem ? (
        <p role="alert" className="text-13 text-bad">
          {stage.problem}
        </p>
      ) : null}
      <Button type="submit" look="primary" busy={busy}>
        Review bounty
      </Button>
    </form>
  );
}
