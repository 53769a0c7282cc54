import { Download } from "lucide-react";
import { Pagination } from "@/components/data-table/pagination";
import { ButtonLink } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import { type LedgerAsked, ledgerAddress } from "../../../guild-ledger";
import type { LedgerData } from "../../dashboard-loaders";
import { EconomyHead } from "./economy-head";
import { LedgerFilters } from "./ledger-filters";
import { GuildLedgerRow, LEDGER_GRID } from "./ledger-line";

const dayOf = (at: string) => at.slice(0, 10);

function Nothing({ asked, path, next }: { asked: LedgerAsked; path: string; next: string | null }) {
  const plain = Object.values(asked).every((value) => value === undefined);
  if (next !== null)
    return (
      <EmptyState
        title="Nothing fits in this stretch of the ledger"
        action={
          <ButtonLink href={ledgerAddress(path, asked, { before: next })}>Look further back</ButtonLink>
        }
      >
        The last 20,000 entries were looked at. What you look for may lie further back.
      </EmptyState>
    );
  return plain ? (
    <EmptyState title="Nothing has moved yet">
      Each kill that pays, each order, claim and transfer will stand here with what caused it.
    </EmptyState>
  ) : (
    <EmptyState
      title="No entry fits these filters"
      action={<ButtonLink href={path}>Show everything</ButtonLink>}
    >
      Take the filters away to see the others.
    </EmptyState>
  );
}

/** Every movement of coins in the guild, newest first; each line opens to its cause and its other side. */
export function GuildLedgerView({ data, asked }: { data: LedgerData; asked: LedgerAsked }) {
  const { access, page, currency, chosen } = data;
  const base = `/guilds/${access.slug}`;
  const path = `${base}/economy/ledger`;
  const person = chosen?.discordId;
  const exact = { ...asked, person, who: person ? undefined : asked.who };
  const { lines, next } = page;
  return (
    <>
      <EconomyHead
        guild={access}
        tab="/ledger"
        actions={
          <a
            href={ledgerAddress(`/api/guilds/${access.slug}/economy/ledger`, { ...exact, who: undefined })}
            download
            className={buttonClass({ size: "small" })}
          >
            <Download aria-hidden />
            Export as CSV
          </a>
        }
      />
      <LedgerFilters path={path} asked={exact} data={data} />
      <Card flush className="overflow-hidden">
        {lines.length === 0 ? (
          <Nothing asked={exact} path={path} next={next} />
        ) : (
          <>
            <div aria-hidden className={`${LEDGER_GRID} h-9 text-12 text-muted max-md:hidden`}>
              <span>Time</span>
              <span>Person</span>
              <span>Cause</span>
              <span>Kind</span>
              <span className="text-right">Amount, {currency.symbol}</span>
              <span className="text-right">Balance</span>
            </div>
            {lines.map((line, at) => (
              <div key={line.id}>
                {dayOf(line.at) === dayOf(lines[at - 1]?.at ?? "") ? null : (
                  <h2 className="border-t bg-fill px-5 py-1.5 font-medium text-12 text-muted tracking-normal max-md:px-4">
                    <Time at={line.at} shape="date" />
                  </h2>
                )}
                <GuildLedgerRow line={line} symbol={currency.symbol} base={base} path={path} asked={exact} />
              </div>
            ))}
            <div className="border-t">
              <Pagination
                shown={`${lines.length} ${lines.length === 1 ? "entry" : "entries"} shown`}
                next={next === null ? null : ledgerAddress(path, exact, { before: next })}
                nextLabel="Older entries"
                first={asked.before === undefined ? null : ledgerAddress(path, exact, {})}
              />
            </div>
          </>
        )}
      </Card>
    </>
  );
}
