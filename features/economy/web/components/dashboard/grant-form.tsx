"use client";
import { useCallback, useState } from "react";
import { RadioCard } from "@/components/form/choice";
import { describedBy, Field } from "@/components/form/field";
import { Input } from "@/components/form/input";
import { Asked } from "@/components/ui/asked";
import { Button } from "@/components/ui/button";
import { useAction } from "@/features/identity/web/use-action";
import { moveCoins } from "../../dashboard-actions";

const WHOLE = new Intl.NumberFormat("en-GB");

interface GrantFormProps {
  guildId: string;
  person: { discordId: string; name: string; balance: number };
  symbol: string;
  /** Of this person's level; null where there is no limit. */
  limits: { once: number; left: number } | null;
  /** From so many coins on the name is typed. */
  typedFrom: number;
}

/** Gives a person coins, or takes them, with a reason that the person reads. */
export function GrantForm({ guildId, person, symbol, limits, typedFrom }: GrantFormProps) {
  const [kind, setKind] = useState<"grant" | "fine">("grant");
  const [typed, setTyped] = useState({ amount: "", reason: "", name: "" });
  // One key for one question: pressed twice, or sent again after a lost answer, coins move once.
  const [key, setKey] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const { busy, problem, run, clear } = useAction();
  const close = useCallback(() => setKey(null), []);
  const amount = Number(typed.amount);
  const valid = Number.isSafeInteger(amount) && amount > 0 && typed.reason.trim().length >= 3;
  const after = person.balance + (kind === "grant" ? amount : -amount);
  const named = amount < typedFrom || typed.name.trim() === person.name;
  const coins = `${WHOLE.format(valid ? amount : 0)} ${symbol}`;
  const verb = kind === "grant" ? "Give" : "Take";
  const set = (change: Partial<typeof typed>) => {
    setSaid(null);
    setTyped({ ...typed, ...change });
  };
  const move = () =>
    run(
      () =>
        moveCoins({
          guildId,
          kind,
          key: key ?? "",
          discordId: person.discordId,
          amount,
          reason: typed.reason,
        }),
      ({ balance }) => {
        setSaid(`Done. ${person.name} has ${WHOLE.format(balance)} ${symbol} now, and was told.`);
        setTyped({ amount: "", reason: "", name: "" });
        setKey(null);
      },
    );
  const amountHint = limits
    ? `At most ${WHOLE.format(limits.once)} at once${kind === "grant" ? `, and ${WHOLE.format(limits.left)} more today` : ""} with your level.`
    : kind === "grant"
      ? "New coins from the guild's mint."
      : "Nobody can have less than nothing.";
  const amountError = problem?.fields?.amount;
  const reasonError = problem?.fields?.reason;
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        clear();
        setKey(crypto.randomUUID());
      }}
    >
      <fieldset className="grid grid-cols-2 gap-2">
        <legend className="sr-only">What to do</legend>
        {(["grant", "fine"] as const).map((one) => (
          <RadioCard
            key={one}
            name="kind"
            label={one === "grant" ? "Give" : "Take"}
            checked={kind === one}
            onChange={() => setKind(one)}
          />
        ))}
      </fieldset>
      <Field id="amount" label="Coins" hint={amountHint} {...(amountError && { error: amountError })}>
        <Input
          id="amount"
          value={typed.amount}
          inputMode="numeric"
          autoComplete="off"
          maxLength={15}
          unit={symbol}
          aria-invalid={Boolean(amountError)}
          aria-describedby={describedBy("amount", { hint: amountHint, error: amountError })}
          onChange={(event) => set({ amount: event.target.value })}
        />
      </Field>
      <Field
        id="reason"
        label="Reason"
        hint={`${person.name} reads it.`}
        {...(reasonError && { error: reasonError })}
      >
        <Input
          id="reason"
          value={typed.reason}
          maxLength={300}
          autoComplete="off"
          aria-describedby={describedBy("reason", { hint: true, error: reasonError })}
          onChange={(event) => set({ reason: event.target.value })}
        />
      </Field>
      {problem && !problem.fields ? (
        <p role="alert" className="text-13 text-bad">
          {problem.message}
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" disabled={!valid}>
          {verb} coins
        </Button>
        <span role="status" className="text-13 text-good">
          {said}
        </span>
      </div>
      {key ? (
        <Asked
          id="move-coins"
          title={`${verb} ${person.name} ${coins}`}
          onClose={close}
          actions={
            <>
              <Button look="ghost" data-closes>
                Leave it
              </Button>
              <Button
                look={kind === "grant" ? "primary" : "danger"}
                busy={busy}
                disabled={!named}
                onClick={move}
              >
                {verb} {coins}
              </Button>
            </>
          }
        >
          <p>
            {person.name} has {WHOLE.format(person.balance)} {symbol}, and would have{" "}
            {after < 0 ? "less than nothing, which is refused" : `${WHOLE.format(after)} ${symbol}`}. The
            reason “{typed.reason.trim()}” stands in the ledger and in a notice. It can be set back later.
          </p>
          {amount >= typedFrom ? (
            <div className="mt-4 text-ink">
              <Field id="typed-name" label={`It is a large amount: type ${person.name} to go on`}>
                <Input
                  id="typed-name"
                  value={typed.name}
                  autoComplete="off"
                  onChange={(event) => setTyped({ ...typed, name: event.target.value })}
                />
              </Field>
            </div>
          ) : null}
          {problem ? (
            <p role="alert" className="mt-3 text-bad">
              {Object.values(problem.fields ?? {})[0] ?? problem.message}
            </p>
          ) : null}
        </Asked>
      ) : null}
    </form>
  );
}
