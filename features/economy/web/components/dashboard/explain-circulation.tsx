import { Status } from "@/components/ui/badge";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import { ActionButton } from "@/features/identity/web/components/action-button";
import type { Books } from "../../../books";
import { checkBooksNow } from "../../dashboard-actions";

const WHOLE = new Intl.NumberFormat("en-GB");

function Line({ label, coins, total }: { label: string; coins: number; total?: boolean }) {
  return (
    <div
      className={
        total ? "mt-1 flex justify-between gap-4 border-t pt-2 font-medium" : "flex justify-between gap-4"
      }
    >
      <dt className={total ? undefined : "text-muted"}>{label}</dt>
      <dd>
        {coins < 0 ? "−" : ""}
        {WHOLE.format(Math.abs(coins))}
      </dd>
    </div>
  );
}

/** How the number of coins in circulation comes about, and when it was last held against the ledger. */
export function ExplainCirculation({
  books,
  slug,
  guildId,
  manages,
}: {
  books: Books;
  slug: string;
  guildId: string;
  manages: boolean;
}) {
  const { check, checkedAt } = books;
  const sum = books.minted - books.sunk - books.shop - books.escrow + books.loose;
  const late = books.circulating - sum;
  return (
    <div className="grid gap-3 text-13">
      <p className="font-medium">Where this number comes from</p>
      <dl className="grid gap-1 tabular-nums">
        <Line label="Minted since the beginning" coins={books.minted} />
        <Line label="Spent in the shop, refunds taken off" coins={-books.shop} />
        <Line label="Fines, penalties and fees" coins={-books.sunk} />
        {books.loose !== 0 ? <Line label="Moved by an older bot" coins={books.loose} /> : null}
        {late !== 0 ? <Line label="In entries of the last minutes" coins={late} /> : null}
        <Line label="In circulation" coins={books.circulating + books.escrow} total />
        <Line label="On people's accounts" coins={books.circulating} />
        <Line label="Held for bounties" coins={books.escrow} />
      </dl>
      <p className="text-12 text-muted">
        Summed from {WHOLE.format(books.entries)}{" "}
        <SoftLink href={`/guilds/${slug}/economy/ledger`} className="quiet-link">
          entries of the ledger
        </SoftLink>
        {books.countedAt ? (
          <>
            , the last counted <Time at={books.countedAt} shape="relative" />
          </>
        ) : null}
        .
      </p>
      <div className="border-t pt-3">
        {check && checkedAt ? (
          <>
            <Status meaning={check.ok && check.balances === check.ledger ? "good" : "bad"}>
              {check.ok && check.balances === check.ledger ? "The books are right" : "The books differ"}
            </Status>
            <p className="mt-1.5 text-12 text-muted">
              Checked <Time at={checkedAt} shape="smart" /> over {WHOLE.format(check.entries)} entries:
              accounts held {WHOLE.format(check.balances)}, the ledger said {WHOLE.format(check.ledger)}.
            </p>
            {check.problems.length > 0 ? (
              <ul className="mt-1.5 grid gap-1 text-12">
                {check.problems.map((problem) => (
                  <li key={problem}>{problem}</li>
                ))}
              </ul>
            ) : null}
          </>
        ) : (
          <p className="text-12 text-muted">Not checked against the ledger yet. It is, once a day.</p>
        )}
        {manages ? (
          <div className="mt-3">
            <ActionButton action={checkBooksNow} value={{ guildId }} said="Checked.">
              Check now
            </ActionButton>
          </div>
        ) : null}
      </div>
    </div>
  );
}
