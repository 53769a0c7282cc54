"use client";
import { useId, useRef, useState, useTransition } from "react";
import { Field } from "@/components/form/field";
import { Input, Select } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { CardHeader, Facts } from "@/components/ui/card";
import { Coins } from "@/components/ui/coins";
import type { Recipient, TransferQuote } from "../../wallet";
import { reviewTransfer, sendTransfer } from "../actions";

interface TransferProps {
  guild: { id: string; name: string };
  recipients: readonly Recipient[];
  symbol: string;
  enabled: boolean;
  limits: { max: number; daily: number | null };
  feePercent: number;
}

const WHOLE = new Intl.NumberFormat("en-GB");

type Stage =
  | { at: "form"; problem: string | null }
  | { at: "review"; quote: TransferQuote; note: string; key: string; problem: string | null }
  | { at: "sent"; words: string };

/** Sends coins to a linked player, after a look at what it costs. The key of a review makes it one transfer. */
export function TransferForm({ guild, recipients, symbol, enabled, limits, feePercent }: TransferProps) {
  const [stage, setStage] = useState<Stage>({ at: "form", problem: null });
  const [busy, start] = useTransition();
  const sending = useRef(false);
  const id = useId();
  const head = (
    <CardHeader
      title="Transfer"
      aside={
        limits.daily === null
          ? `Up to ${WHOLE.format(limits.max)} ${symbol}`
          : `Up to ${WHOLE.format(limits.daily)} ${symbol} a day`
      }
    />
  );
  if (!enabled || recipients.length === 0)
    return (
      <>
        {head}
        <p className="mt-3 text-13 text-muted">
          {enabled
            ? `Nobody else in ${guild.name} has linked a player yet.`
            : `${guild.name} does not allow transfers.`}
        </p>
      </>
    );
  const review = (data: FormData) =>
    start(async () => {
      const amount = Number(String(data.get("amount")).replace(/[\s,]/g, ""));
      const note = String(data.get("note") ?? "");
      const answer = await reviewTransfer({ guildId: guild.id, toDiscordId: String(data.get("to")), amount });
      if (!answer.ok)
        return setStage({
          at: "form",
          problem: Object.values(answer.error.fields ?? {})[0] ?? answer.error.message,
        });
      setStage({ at: "review", quote: answer.data, note, key: crypto.randomUUID(), problem: null });
    });
  const send = (reviewed: Extract<Stage, { at: "review" }>) => {
    const { quote, note, key } = reviewed;
    if (sending.current || !quote.recipient) return;
    sending.current = true;
    const to = quote.recipient;
    start(async () => {
      const body = { guildId: guild.id, toDiscordId: to.discordId, amount: quote.amount, note, key };
      const answer = await sendTransfer(body).catch(() => null);
      sending.current = false;
      if (!answer) setStage({ ...reviewed, problem: "No answer came. Send again: it cannot pay twice." });
      else if (!answer.ok) setStage({ ...reviewed, problem: answer.error.message });
      else
        setStage({ at: "sent", words: `${to.name} received ${WHOLE.format(answer.data.amount)} ${symbol}.` });
    });
  };
  if (stage.at === "sent")
    return (
      <div role="status">
        {head}
        <p className="mt-3 text-13">{stage.words}</p>
        <Button className="mt-4 w-full" onClick={() => setStage({ at: "form", problem: null })}>
          Send more
        </Button>
      </div>
    );
  if (stage.at === "review") {
    const { quote } = stage;
    const reasons = stage.problem ? [stage.problem] : quote.reasons;
    return (
      <div>
        {head}
        <Facts
          className="mt-2 border-y"
          facts={[
            {
              label: `${quote.recipient?.name ?? "Nobody"} receives`,
              value: <Coins amount={quote.amount} currency={symbol} />,
            },
            { label: `Fee, ${feePercent} %`, value: <Coins amount={quote.fee} currency={symbol} /> },
            {
              label: "You have afterwards",
              value: <Coins amount={quote.after} currency={symbol} className="font-semibold" />,
            },
          ]}
        />
        {stage.note ? <p className="mt-3 text-13 text-muted">“{stage.note}”, both of you see it.</p> : null}
        {reasons.length > 0 ? (
          <p role="alert" className="mt-3 text-13 text-warn">
            {reasons.join(" ")}
          </p>
        ) : null}
        <div className="mt-4 grid grid-cols-2 gap-2">
          <Button onClick={() => setStage({ at: "form", problem: null })}>Back</Button>
          <Button look="primary" busy={busy} disabled={!quote.allowed} onClick={() => send(stage)}>
            Send {WHOLE.format(quote.amount)}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <form action={review} className="grid gap-3">
      {head}
      <Field id={`${id}to`} label={`To a linked player of ${guild.name}`}>
        <Select id={`${id}to`} name="to" required defaultValue="">
          <option value="" disabled>
            Choose
          </option>
          {recipients.map((recipient) => (
            <option key={recipient.discordId} value={recipient.discordId}>
              {recipient.name}
            </option>
          ))}
        </Select>
      </Field>
      <Field id={`${id}amount`} label="Amount">
        <Input
          id={`${id}amount`}
          name="amount"
          inputMode="numeric"
          pattern="[0-9, ]+"
          required
          unit={symbol}
        />
      </Field>
      <Field id={`${id}note`} label="Note, both of you see it" aside="optional">
        <Input id={`${id}note`} name="note" maxLength={140} />
      </Field>
      {stage.problem ? (
        <p role="alert" className="text-13 text-bad">
          {stage.problem}
        </p>
      ) : null}
      <Button type="submit" busy={busy}>
        Review transfer
      </Button>
      <p className="text-12 text-muted">
        {feePercent > 0 ? `The fee is ${feePercent} %. ` : "There is no fee. "}Nothing is sent before you have
        seen the sum.
      </p>
    </form>
  );
}
