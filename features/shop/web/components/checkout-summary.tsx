import { MessageSquare, Undo2, X } from "lucide-react";
import Link from "next/link";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { Coins } from "@/components/ui/coins";
import { Time } from "@/components/ui/time";
import type { Quote } from "../../dto";
import type { PurchaseProblem } from "./use-purchase";

export interface SummaryProps {
  quote: Quote;
  inGame: boolean;
  playerName: string | null;
  placeName: string | null;
  /** When the order would be gone if nobody collects it; null when it is not known. */
  collectUntil: string | null;
  ready: boolean;
  busy: boolean;
  problem: PurchaseProblem | null;
  guildSlug: string;
  onPay: () => void;
  onAnew: () => void;
}

const WHOLE = new Intl.NumberFormat("en-GB");

function Row({ label, children, strong }: { label: string; children: React.ReactNode; strong?: boolean }) {
  return (
    <div className="flex items-baseline justify-between gap-4 py-1 text-13">
      <dt className="min-w-0 text-muted">{label}</dt>
      <dd className={strong ? "font-semibold" : undefined}>{children}</dd>
    </div>
  );
}

function Steps({ quote, inGame, playerName, placeName, collectUntil }: SummaryProps) {
  if (!inGame)
    return <p className="text-13 text-muted">It is given outside the game, usually within a few minutes.</p>;
  const where = `${placeName ? ` at ${placeName}` : ""}${playerName ? ` for ${playerName}` : ""}`;
  const steps = [
    { key: "staged", at: null, on: false, words: "Staged in about a minute" },
    {
      key: "restart",
      at: quote.expectedAt,
      on: true,
      words: quote.expectedAt ? (
        <>
          Next restart that it makes, <Time at={quote.expectedAt} />. Placed{where}
        </>
      ) : (
        `At the next restart; its time is not known. Placed${where}`
      ),
    },
    { key: "collect", at: collectUntil, on: false, words: "Collect it before the restart after that" },
  ];
  return (
    <ol className="relative grid gap-3 before:absolute before:top-2 before:bottom-3 before:left-[3.72rem] before:w-px before:bg-line-strong">
      {steps.map((step) => (
        <li key={step.key} className="grid grid-cols-[3rem_0.75rem_1fr] items-baseline gap-2.5 text-13">
          <span className={cn("text-12", step.on ? "font-semibold text-ink" : "text-muted")}>
            {step.at ? <Time at={step.at} shape="clock" /> : null}
          </span>
          <span
            aria-hidden
            className={cn(
              "relative mt-1 size-2 justify-self-center rounded-full",
              step.on ? "bg-honey" : "border border-line-meaning bg-raised",
            )}
          />
          <span className={step.on ? "font-medium text-ink" : "text-muted"}>{step.words}</span>
        </li>
      ))}
    </ol>
  );
}

/** What stands in the way, before the press or after it. */
export function PayProblems({ quote, problem, guildSlug, onAnew }: SummaryProps) {
  if (problem?.kind === "used")
    return (
      <div role="alert" className="rounded-control border border-warn/40 bg-warn-soft p-3 text-13">
        <p>This page has paid an order already, with other choices. Nothing was paid now.</p>
        <div className="mt-2 flex gap-2">
          <ButtonLink size="small" href={`/me/orders?guild=${guildSlug}`}>
            My orders
          </ButtonLink>
          <Button size="small" look="ghost" onClick={onAnew}>
            Order another one
          </Button>
        </div>
      </div>
    );
  const reasons = problem ? [problem.message] : quote.reasons;
  if (reasons.length === 0) return null;
  return (
    <div role="alert" className="rounded-control border border-warn/40 bg-warn-soft p-3 text-13">
      <ul className="grid gap-1">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  );
}

function Refunds({ collectUntil }: { collectUntil: string | null }) {
  const before = collectUntil ? <Time at={collectUntil} shape="clock" /> : "the restart after that";
  const rules = [
    { Icon: Undo2, head: "Never reached a restart:", words: "all coins back, by itself." },
    {
      Icon: MessageSquare,
      head: "Placed, but not there:",
      words: <>say so on the order's page. Staff decide with the evidence.</>,
    },
    { Icon: X, head: "Not collected in time:", words: <>gone at {before}, no refund by itself.</> },
  ];
  return (
    <section className="border-t pt-4">
      <h3 className="font-semibold text-13 tracking-normal">Refunds</h3>
      <ul className="mt-2 grid gap-2 text-12 text-muted">
        {rules.map(({ Icon, head, words }) => (
          <li key={head} className="grid grid-cols-[1rem_1fr] gap-2.5">
            <Icon aria-hidden className="mt-px size-3.5" />
            <span>
              <b className="font-medium text-ink">{head}</b> {words}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is paid, what is left, what happens then; and the one press. */
export function CheckoutSummary(props: SummaryProps) {
  const { quote, ready, busy, problem, onPay } = props;
  const symbol = quote.currency.symbol;
  const words = problem?.kind === "lost" ? "Ask again" : `Pay ${WHOLE.format(quote.total)} ${symbol}`;
  return (
    <Card className="grid gap-4">
      <h2 className="font-semibold text-16">Your order</h2>
      <dl>
        <Row label={`${quote.name} × ${quote.quantity}`}>
          <Coins amount={quote.total} currency={symbol} />
        </Row>
        <div className="my-2.5 flex items-center justify-between border-y py-3">
          <dt className="font-semibold text-16">To pay</dt>
          <dd>
            <Coins large mark amount={quote.total} currency={symbol} />
          </dd>
        </div>
        <Row label="Coins before">
          <Coins amount={quote.coinsBefore} currency={symbol} />
        </Row>
        <Row label="Coins after" strong>
          <Coins
            amount={quote.coinsAfter}
            currency={symbol}
            className={quote.coinsAfter < 0 ? "text-bad" : undefined}
          />
        </Row>
      </dl>
      <div className="border-t pt-4">
        <Steps {...props} />
      </div>
      <div className="grid gap-3 border-t pt-4">
        <PayProblems {...props} />
        <Button
          look="primary"
          size="large"
          busy={busy}
          disabled={!ready}
          onClick={onPay}
          className="w-full max-md:hidden"
        >
          {busy ? "Paying" : words}
        </Button>
        <p className="text-balance text-center text-12 text-muted">
          One press, one order. Pressing twice or going back never pays twice.
        </p>
      </div>
      {props.inGame ? <Refunds collectUntil={props.collectUntil} /> : null}
      <div className="fixed inset-x-0 bottom-tab-bar z-20 flex items-center justify-between gap-4 border-t bg-overlay px-4 py-3 md:hidden">
        <div className="min-w-0 text-13">
          <p className="font-semibold">
            {WHOLE.format(quote.coinsBefore)} to {WHOLE.format(quote.coinsAfter)} {symbol}
          </p>
          {quote.expectedAt ? (
            <p className="text-12 text-muted">
              Placed at <Time at={quote.expectedAt} shape="clock" />
            </p>
          ) : null}
        </div>
        <Button look="primary" size="large" busy={busy} disabled={!ready} onClick={onPay}>
          {busy ? "Paying" : words}
        </Button>
      </div>
      <noscript>
        <p className="text-13 text-muted">Paying needs JavaScript.</p>
        <Link href={`/shop/${props.guildSlug}`}>Back to the shop</Link>
      </noscript>
    </Card>
  );
}
