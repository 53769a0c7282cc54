import { Coins } from "@/components/ui/coins";
import { CopyButton } from "@/components/ui/copyable";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import { type GuildLedgerLine, type LedgerAsked, ledgerAddress } from "../../../guild-ledger";
import { KIND_WORDS } from "../../../ledger-kinds";
import { CauseWords, LineAmount } from "../ledger-cells";

const WHOLE = new Intl.NumberFormat("en-GB");
export const LEDGER_GRID =
  "grid grid-cols-[4.5rem_minmax(8rem,11rem)_minmax(0,1fr)_8rem_6.5rem_6rem] items-center gap-3 px-5 max-md:grid-cols-[minmax(0,1fr)_auto] max-md:px-4";

const ACCOUNTS: Record<string, string> = {
  mint: "The guild's mint",
  sink: "Out of circulation",
  shop: "The shop",
  escrow: "Held for a bounty",
};

/** Where a line's cause stands in the dashboard. */
function placeOf(line: GuildLedgerLine, base: string): { href: string; words: string } | null {
  const { cause } = line;
  if (cause.orderNumber !== null)
    return { href: `${base}/orders/${cause.orderNumber}`, words: `Open order ${cause.orderNumber}` };
  if (cause.kind === "bounty") return { href: `${base}/bounties`, words: "Open the bounties" };
  if (cause.kind === "grant" || cause.kind === "fine")
    return { href: `${base}/economy/grants?person=${line.person.discordId}`, words: "Moved by staff" };
  return null;
}

/** Both sides of a movement, and how its amount came about. */
function Sides({ line, symbol }: { line: GuildLedgerLine; symbol: string }) {
  const { cause, legs } = line;
  return (
    <div className="p-3 max-md:border-b md:border-r">
      <p className="mb-2 text-muted">Both sides</p>
      <dl className="grid gap-1">
        {legs.map((leg) => (
          <div key={`${leg.account} ${leg.person}`} className="flex justify-between gap-3">
            <dt className="min-w-0 truncate">{leg.person ?? ACCOUNTS[leg.account] ?? leg.account}</dt>
            <dd>
              <Coins signed amount={leg.amount} currency={symbol} />
            </dd>
          </div>
        ))}
      </dl>
      {legs.length === 0 ? <p>An older bot wrote this side alone.</p> : null}
      {cause.lines.length > 0 ? (
        <dl className="mt-2 grid gap-1 border-t pt-2">
          {cause.lines.map((part) => (
            <div key={part.label} className="flex justify-between gap-3 text-muted">
              <dt>{part.label}</dt>
              <dd>{WHOLE.format(part.amount)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </div>
  );
}

function Cause({
  line,
  symbol,
  base,
  only,
}: {
  line: GuildLedgerLine;
  symbol: string;
  base: string;
  /** The ledger of this person alone. */
  only: string;
}) {
  const { cause } = line;
  const place = placeOf(line, base);
  return (
    <div className="mx-5 mb-4 grid overflow-hidden rounded-control border bg-sunken text-12 md:ml-[6.25rem] md:grid-cols-[17rem_minmax(0,1fr)] max-md:mx-4">
      <Sides line={line} symbol={symbol} />
      <div className="min-w-0 p-3">
        <p className="mb-2 font-medium text-13">{cause.title}</p>
        {cause.detail ? <p className="mb-2 text-muted">{cause.detail}</p> : null}
        {cause.proof ? (
          <div className="mb-2">
            <p className="mb-1 flex items-center justify-between text-muted">
              The line that paid it
              <CopyButton value={cause.proof.raw} label="Copy the log line" />
            </p>
            <code className="block break-words font-mono leading-[17px]">{cause.proof.raw}</code>
            {cause.proof.service ? <p className="mt-1 text-muted">Server {cause.proof.service}</p> : null}
          </div>
        ) : null}
        <p className="flex flex-wrap gap-x-4">
          {place ? (
            <SoftLink
              href={place.href}
              className="quiet-link inline-flex min-h-6 items-center max-md:min-h-11"
              prefetch={false}
            >
              {place.words}
            </SoftLink>
          ) : null}
          <SoftLink
            href={only}
            className="quiet-link inline-flex min-h-6 items-center max-md:min-h-11"
            prefetch={false}
          >
            Only {line.person.name}
          </SoftLink>
        </p>
        <p className="mt-1 text-muted">
          Entry <code className="font-mono">{line.id}</code>, booked <Time at={line.at} shape="exact" />
        </p>
      </div>
    </div>
  );
}

/** One side of a movement: who, why and how much; opened it shows the other side and the cause. */
export function GuildLedgerRow({
  line,
  symbol,
  base,
  path,
  asked,
}: {
  line: GuildLedgerLine;
  symbol: string;
  base: string;
  path: string;
  asked: LedgerAsked;
}) {
  const only = ledgerAddress(path, asked, { person: line.person.discordId, who: undefined });
  return (
    <details className="group border-t">
      <summary
        className={`${LEDGER_GRID} min-h-9 cursor-pointer py-1.5 text-13 transition-colors duration-quick hover:bg-fill max-md:min-h-12`}
      >
        <span className="text-muted max-md:hidden">
          <Time at={line.at} shape="clock" />
        </span>
        <span className="min-w-0 truncate font-medium max-md:hidden">{line.person.name}</span>
        <span className="min-w-0 truncate max-md:whitespace-normal">
          <span className="font-medium md:hidden">{line.person.name}: </span>
          {line.cause.title} <CauseWords at={line.at} detail={line.cause.detail} />
        </span>
        <span className="truncate text-muted max-md:hidden">{KIND_WORDS[line.kind]}</span>
        <LineAmount amount={line.amount} />
        <span className="text-right text-muted max-md:hidden">
          {line.balance === null ? "" : WHOLE.format(line.balance)}
        </span>
      </summary>
      <Cause line={line} symbol={symbol} base={base} only={only} />
    </details>
  );
}
