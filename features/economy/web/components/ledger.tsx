import { ArrowLeftRight, Clock, Crosshair, Gavel, Gift, Landmark, Package, Target } from "lucide-react";
import Link from "next/link";
import { Pagination } from "@/components/data-table/pagination";
import { CopyButton } from "@/components/ui/copyable";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import type { MovementKind } from "../../schema";
import type { LedgerLine } from "../../wallet";
import { CauseWords, LineAmount } from "./ledger-cells";

const ICONS: Record<string, typeof Package> = {
  kill: Crosshair,
  order: Package,
  bounty: Target,
  verdict: Gavel,
  daily: Gift,
  transfer: ArrowLeftRight,
  grant: Gift,
  fine: Gavel,
  playtime: Clock,
};

const KIND_WORDS: Record<MovementKind | "other", string> = {
  starting: "Start",
  kill_reward: "Kill",
  activity: "Playtime",
  daily: "Daily",
  transfer: "Transfer",
  shop_purchase: "Order",
  shop_refund: "Refund",
  bounty_place: "Bounty",
  bounty_claim: "Bounty",
  bounty_refund: "Bounty",
  verdict: "Verdict",
  grant: "Staff",
  fine: "Staff",
  other: "Other",
};

const WHOLE = new Intl.NumberFormat("en-GB");
const dayOf = (at: string) => at.slice(0, 10);
const GRID =
  "grid grid-cols-[5.5rem_minmax(0,1fr)_5rem_6rem_5.5rem] items-center gap-3 px-5 max-md:grid-cols-[minmax(0,1fr)_auto] max-md:px-4";

/** Why an amount is what it is: the calculation beside the line that proves it. */
function Cause({ line, symbol, guild }: { line: LedgerLine; symbol: string; guild: string }) {
  const { cause } = line;
  return (
    <div className="mx-5 mb-4 grid overflow-hidden rounded-control border bg-sunken text-12 md:ml-[7.25rem] md:grid-cols-[13rem_minmax(0,1fr)] max-md:mx-4">
      <div className="p-3 max-md:border-b md:border-r">
        <p className="mb-2 text-muted">Why {WHOLE.format(Math.abs(line.amount))}</p>
        <dl className="grid gap-1">
          {cause.lines.map((part) => (
            <div key={part.label} className="flex justify-between gap-3">
              <dt>{part.label}</dt>
              <dd>{WHOLE.format(part.amount)}</dd>
            </div>
          ))}
          {cause.lines.length === 0 ? (
            <div className="flex justify-between gap-3">
              <dt>{cause.title}</dt>
              <dd>{WHOLE.format(line.amount)}</dd>
            </div>
          ) : null}
          <div className="mt-1 flex justify-between gap-3 border-t pt-2">
            <dt className="text-muted">
              Entry <code className="font-mono">{line.id}</code>
            </dt>
            <dd className="font-semibold">
              {WHOLE.format(line.amount)} {symbol}
            </dd>
          </div>
        </dl>
      </div>
      <div className="min-w-0 p-3">
        {cause.proof ? (
          <>
            <p className="mb-2 flex items-center justify-between text-muted">
              The line that paid it
              <CopyButton value={cause.proof.raw} label="Copy the log line" />
            </p>
            <code className="block break-words font-mono leading-[17px]">{cause.proof.raw}</code>
            {cause.proof.service ? <p className="mt-2 text-muted">Server {cause.proof.service}</p> : null}
          </>
        ) : cause.orderNumber !== null ? (
          <Link href={`/me/orders/${guild}/${cause.orderNumber}`} className="quiet-link">
            Open order {cause.orderNumber}
          </Link>
        ) : (
          <p className="text-muted">{cause.detail ?? "There is nothing more to it."}</p>
        )}
        {cause.kind === "verdict" ? (
          <Link href={`/me/verdicts/${guild}/${cause.id}`} className="quiet-link">
            Open verdict {cause.id}
          </Link>
        ) : null}
        <p className="mt-2 text-muted">
          Booked <Time at={line.at} shape="exact" />
        </p>
      </div>
    </div>
  );
}

function Row({ line, symbol, guild }: { line: LedgerLine; symbol: string; guild: string }) {
  const Icon = ICONS[line.cause.kind] ?? Landmark;
  return (
    <details className="group border-t">
      <summary
        className={`${GRID} min-h-9 py-1.5 text-13 transition-colors duration-quick hover:bg-fill max-md:min-h-12`}
      >
        <span className="text-muted max-md:hidden">
          <Time at={line.at} shape="clock" />
        </span>
        <span className="flex min-w-0 items-center gap-2.5">
          <Icon aria-hidden className="size-4 shrink-0 text-muted" />
          <span className="min-w-0 truncate max-md:whitespace-normal">
            <span className="font-medium">{line.cause.title}</span>{" "}
            <CauseWords at={line.at} detail={line.cause.detail} />
          </span>
        </span>
        <span className="text-muted max-md:hidden">{KIND_WORDS[line.kind]}</span>
        <LineAmount amount={line.amount} />
        <span className="text-right text-muted max-md:hidden">
          {line.balance === null ? "" : WHOLE.format(line.balance)}
        </span>
      </summary>
      <Cause line={line} symbol={symbol} guild={guild} />
    </details>
  );
}

/** Ledger lines by day, newest first. Each one opens to its cause. */
export function Ledger({
  lines,
  symbol,
  guild,
  filtered,
  next,
}: {
  lines: readonly LedgerLine[];
  symbol: string;
  guild: string;
  filtered: boolean;
  next: string | null;
}) {
  if (lines.length === 0)
    return filtered ? (
      <EmptyState
        title="No line fits these filters"
        action={
          <Link href={`/me/wallet?guild=${guild}`} className="quiet-link text-13">
            Show the whole ledger
          </Link>
        }
      >
        Take the filters away to see the others.
      </EmptyState>
    ) : (
      <EmptyState title="Nothing has moved yet">
        Each kill that pays, each order and each claim will stand here with what caused it.
      </EmptyState>
    );
  return (
    <div className="border-t">
      <div aria-hidden className={`${GRID} h-9 text-12 text-muted max-md:hidden`}>
        <span>Time</span>
        <span>Cause</span>
        <span>Kind</span>
        <span className="text-right">Amount, {symbol}</span>
        <span className="text-right">Balance</span>
      </div>
      {lines.map((line, at) => (
        <div key={line.id}>
          {dayOf(line.at) === dayOf(lines[at - 1]?.at ?? "") ? null : (
            <h3 className="border-t bg-fill px-5 py-1.5 font-medium text-12 text-muted tracking-normal max-md:px-4">
              <Time at={line.at} shape="date" />
            </h3>
          )}
          <Row line={line} symbol={symbol} guild={guild} />
        </div>
      ))}
      <div className="border-t">
        <Pagination
          shown={`${lines.length} ${lines.length === 1 ? "entry" : "entries"} shown${next ? "" : ", that is all"}`}
          next={next}
          nextLabel="Older entries"
        />
      </div>
    </div>
  );
}
