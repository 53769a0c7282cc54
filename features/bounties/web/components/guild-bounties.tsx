import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { Pagination } from "@/components/data-table/pagination";
import { PageHeader } from "@/components/layout/page-header";
import { Badge, Status } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card, Facts } from "@/components/ui/card";
import { ChipLink } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import { Coins } from "@/components/ui/coins";
import { Evidence } from "@/components/ui/copyable";
import { ExportLink } from "@/components/ui/export-link";
import { StatTile } from "@/components/ui/stat-tile";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import type { BountyFilter, StaffBounty } from "../../schema";
import { writeGuildBounties } from "../bounty-query";
import type { GuildBounties } from "../loaders";
import { STATE_WORDS } from "../state-words";
import { CancelBounty } from "./cancel-bounty";

const CHIPS: [BountyFilter["show"], string][] = [
  ["all", "All"],
  ["active", "On heads"],
  ["held", "Wait for a link"],
  ["hints", "With hints"],
  ["claimed", "Claimed"],
  ["expired", "Ran out"],
  ["cancelled", "Cancelled"],
];

function Detail({ bounty, data }: { bounty: StaffBounty; data: GuildBounties }) {
  const players = `/guilds/${data.access.slug}/players`;
  const open = bounty.state === "active" || bounty.state === "held";
  const facts = [
    {
      label: "Target",
      value: (
        <Link href={`${players}/${bounty.target.playerId}`} className="quiet-link">
          {bounty.target.name}
        </Link>
      ),
    },
    { label: "Placed by", value: bounty.placedBy.name },
    { label: "Placed", value: <Time at={bounty.placedAt} shape="exact" /> },
    { label: "Runs out", value: <Time at={bounty.expiresAt} shape="exact" /> },
    ...(bounty.hunter
      ? [
          {
            label: "Claimed by",
            value: bounty.hunter.playerId ? (
              <Link href={`${players}/${bounty.hunter.playerId}`} className="quiet-link">
                {bounty.hunter.name}
              </Link>
            ) : (
              bounty.hunter.name
            ),
          },
        ]
      : []),
    ...(bounty.note ? [{ label: "Why it ended", value: bounty.note }] : []),
  ];
  return (
    <div className="grid gap-5 border-t bg-sunken px-5 py-4 lg:grid-cols-2 max-md:px-4">
      <Facts facts={facts} />
      <div className="grid content-start gap-4">
        {bounty.hints.length > 0 ? (
          <section>
            <h3 className="text-12 text-muted">Hints that they work together. They decide nothing.</h3>
            <ul className="mt-1.5 grid gap-1.5">
              {bounty.hints.map((hint) => (
                <li key={hint}>
                  <Status meaning="warn">{hint}</Status>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {bounty.proof ? <Evidence rows={[{ label: "Line", value: bounty.proof }]} /> : null}
        {open && data.mayCancel ? (
          <section>
            <h3 className="mb-1.5 text-12 text-muted">Cancel: the coins go back to {bounty.placedBy.name}</h3>
            <CancelBounty guildId={data.access.guildId} bountyId={bounty.id} />
          </section>
        ) : null}
        {open && !data.mayCancel ? (
          <p className="text-12 text-muted">Cancelling needs the level manager in economy.</p>
        ) : null}
      </div>
    </div>
  );
}

function Row({ bounty, data }: { bounty: StaffBounty; data: GuildBounties }) {
  const { words, meaning } = STATE_WORDS[bounty.state];
  return (
    <li>
      <details className="group">
        <summary className="grid cursor-default grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-5 py-2.5 text-13 transition-colors duration-quick hover:bg-fill md:grid-cols-[minmax(0,1fr)_12rem_9rem_7rem_1rem] max-md:px-4">
          <span className="min-w-0">
            <span className="flex items-center gap-2">
              <b className="truncate font-medium text-14">{bounty.target.name}</b>
              {bounty.hints.length > 0 ? (
                <Badge meaning="warn">
                  {bounty.hints.length === 1 ? "1 hint" : `${bounty.hints.length} hints`}
                </Badge>
              ) : null}
            </span>
            <span className="block truncate text-12 text-muted">
              by {bounty.placedBy.name}
              {bounty.reason === "" ? "" : `: “${bounty.reason}”`}
            </span>
          </span>
          <span className="min-w-0 max-md:order-3">
            <Status meaning={meaning}>{words}</Status>
            {bounty.hunter ? (
              <span className="block truncate text-12 text-muted">{bounty.hunter.name}</span>
            ) : null}
          </span>
          <span className="text-12 text-muted max-md:order-4 max-md:text-right">
            <Time at={bounty.claimedAt ?? bounty.placedAt} shape="smart" />
          </span>
          <span className="text-right font-semibold">
            <Coins amount={bounty.amount} currency={data.currency.symbol} />
          </span>
          <ChevronRight
            aria-hidden
            className="size-4 text-faint transition-transform duration-quick group-open:rotate-90 max-md:hidden"
          />
        </summary>
        <Detail bounty={bounty} data={data} />
      </details>
    </li>
  );
}

/** All bounties of a guild: what is held, who claimed what by which line, and what looks odd. */
export function GuildBountiesView({ data, filter }: { data: GuildBounties; filter: BountyFilter }) {
  const { access, sums, page, currency, hints } = data;
  const path = `/guilds/${access.slug}/bounties`;
  const at = (change: Partial<BountyFilter>) => `${path}${writeGuildBounties(filter, change)}`;
  const counts: Partial<Record<BountyFilter["show"], number>> = {
    active: sums.active,
    held: sums.held,
    hints: sums.hints,
  };
  return (
    <>
      <PageHeader
        crumbs={[{ label: access.name, href: `/guilds/${access.slug}` }, { label: "Bounties" }]}
        title="Bounties"
        purpose="Coins on heads, held until the log shows the kill, or the time is over."
        actions={<ExportLink href={`/api/guilds/${access.slug}/bounties${writeGuildBounties(filter)}`} />}
        className="mb-5"
      />
      <div className="grid gap-5">
        <Card flush className={cn("grid max-md:grid-cols-2", hints ? "grid-cols-4" : "grid-cols-3")}>
          <StatTile
            label="Held in escrow"
            value={<Coins amount={sums.coins} currency={currency.symbol} />}
            className="p-5 max-md:p-4"
          />
          <StatTile label="On heads" value={sums.active} className="p-5 max-md:p-4" />
          <StatTile label="Wait for a link" value={sums.held} className="p-5 max-md:p-4" />
          {hints ? <StatTile label="With hints" value={sums.hints} className="p-5 max-md:p-4" /> : null}
        </Card>
        <nav aria-label="Show" className="flex flex-wrap gap-2">
          {CHIPS.filter(([show]) => hints || show !== "hints").map(([show, words]) => (
            <ChipLink
              key={show}
              href={at({ show })}
              on={filter.show === show}
              count={counts[show]}
              scroll={false}
            >
              {words}
            </ChipLink>
          ))}
        </nav>
        {page.bounties.length === 0 ? (
          <Card>
            <EmptyState
              title={filter.show === "all" ? "Nobody has placed a bounty yet" : "No bounty fits this filter"}
              action={filter.show === "all" ? null : <ButtonLink href={path}>Show all bounties</ButtonLink>}
            >
              {filter.show === "all"
                ? "Linked players place them on their own page, from coins that they earned. They stand here with their hunters, and with hints where something looks arranged."
                : "Take the filter away to see the others."}
            </EmptyState>
          </Card>
        ) : (
          <Card flush className="overflow-hidden">
            <ul className="divide-y">
              {page.bounties.map((bounty) => (
                <Row key={bounty.id} bounty={bounty} data={data} />
              ))}
            </ul>
            {page.next !== null || filter.before !== null ? (
              <div className="border-t">
                <Pagination
                  shown={`${page.bounties.length} shown`}
                  next={page.next === null ? null : at({ before: page.next })}
                  nextLabel="Older bounties"
                  first={filter.before === null ? null : at({})}
                />
              </div>
            ) : null}
          </Card>
        )}
      </div>
    </>
  );
}
