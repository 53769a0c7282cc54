import { Download, Search } from "lucide-react";
import Link from "next/link";
import { Sparkline } from "@/components/charts/sparkline";
import { StepLine } from "@/components/charts/step-line";
import { Input } from "@/components/form/input";
import { Avatar } from "@/components/ui/avatar";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { ChipLink } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import { Coins } from "@/components/ui/coins";
import { EmptyState } from "@/components/ui/states";
import { Segments } from "@/components/ui/tabs";
import { DAY } from "@/lib/time";
import { CAUSE_WORDS, type WalletQuery, writeWallet } from "../../ledger-query";
import type { CauseKind } from "../../schema";
import type { ChosenWallet, Wallet } from "../loaders";
import { DailyClaims } from "./daily-claims";
import { Ledger } from "./ledger";
import { TransferForm } from "./transfer-form";

const PATH = "/me/wallet";
const DATE = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** Balances at equal steps of a month, for a line without axes. */
function month(steps: Wallet["tiles"][number]["steps"]): number[] {
  const end = Date.now();
  return Array.from({ length: 31 }, (_, day) => {
    const at = end - (30 - day) * DAY;
    return steps.findLast((step) => Date.parse(step.at) <= at)?.balance ?? steps[0]?.balance ?? 0;
  });
}

function GuildTiles({
  tiles,
  query,
  chosen,
}: {
  tiles: Wallet["tiles"];
  query: WalletQuery;
  chosen: string;
}) {
  return (
    <nav aria-label="Guilds" className="flex border-b max-md:flex-col">
      {tiles.map((guild) => {
        const on = guild.slug === chosen;
        return (
          <Link
            key={guild.guildId}
            href={`${PATH}${writeWallet({ ...query, guild: guild.slug }, { cause: null, text: "", show: "all" })}`}
            aria-current={on ? "page" : undefined}
            scroll={false}
            className={cn(
              "relative flex min-w-0 flex-1 items-end justify-between gap-4 px-5 py-4 transition-colors duration-quick hover:bg-fill md:border-r md:last:border-r-0 max-md:items-center max-md:border-b max-md:py-3 max-md:last:border-b-0",
              on &&
                "after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 after:bg-ink max-md:after:inset-y-0 max-md:after:right-auto max-md:after:h-auto max-md:after:w-0.5",
            )}
          >
            <span className="min-w-0 max-md:flex max-md:flex-1 max-md:items-center max-md:justify-between max-md:gap-3">
              <span className={cn("flex min-w-0 items-center gap-2 text-13", on ? "text-ink" : "text-muted")}>
                <Avatar square name={guild.name} size={20} />
                <span className="truncate">{guild.name}</span>
              </span>
              <Coins
                large
                amount={guild.balance}
                currency={guild.currency.symbol}
                className="mt-1 text-20 max-md:mt-0 max-md:text-16"
              />
            </span>
            <span className="w-24 shrink-0 max-md:w-20">
              <Sparkline
                area={false}
                height={24}
                tone={on ? "coins" : "neutral"}
                values={month(guild.steps)}
                label={`Balance in ${guild.name} over 30 days`}
              />
            </span>
          </Link>
        );
      })}
    </nav>
  );
}

function Sums({ chosen, query }: { chosen: ChosenWallet; query: WalletQuery }) {
  const { sums, settings } = chosen;
  const facts = [
    ["Free to spend", sums.balance],
    ["Held in bounties", sums.held],
    [`Earned in ${sums.days} days`, sums.earned],
    [`Spent in ${sums.days} days`, sums.spent],
  ] as const;
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
      <dl className="flex flex-wrap gap-x-8 gap-y-3 max-md:grid max-md:w-full max-md:grid-cols-2">
        {facts.map(([label, amount]) => (
          <div key={label}>
            <dt className="text-12 text-muted">{label}</dt>
            <dd className="mt-0.5 font-semibold text-16">
              <Coins amount={amount} currency={settings.currencySymbol} />
            </dd>
          </div>
        ))}
      </dl>
      <Segments
        label="Time"
        className="max-md:flex max-md:w-full"
        tabs={([7, 30, 90] as const).map((days) => ({
          href: `${PATH}${writeWallet(query, { days })}`,
          label: `${days} d`,
          current: query.days === days,
        }))}
      />
    </div>
  );
}

function Chart({ chosen, days }: { chosen: ChosenWallet; days: number }) {
  const to = Date.parse(chosen.now);
  const from = to - days * DAY;
  const steps = chosen.steps.map((step) => ({ at: Date.parse(step.at), value: step.balance }));
  const shares = (count: number) =>
    Array.from({ length: count }, (_, at) => from + ((to - from) * at) / (count - 1)).map((at) => ({
      at,
      label: DATE.format(at),
    }));
  const shared = {
    steps,
    from,
    to,
    label: `Balance in ${chosen.name} over ${days} days, now ${chosen.sums.balance}`,
    head: ["Day", "Balance"] as const,
    // The table's rows are told apart by their moment, so a day alone would not do.
    moment: (at: number) => `${new Date(at).toISOString().replace("T", " ").slice(0, 23)} UTC`,
  };
  return (
    <div className="mt-5">
      <StepLine {...shared} ticks={shares(5)} />
    </div>
  );
}

function LedgerFilters({ query, guild }: { query: WalletQuery; guild: string }) {
  const { filter } = query;
  const at = (change: Parameters<typeof writeWallet>[1]) =>
    `${PATH}${writeWallet({ ...query, guild }, change)}`;
  const causes = Object.entries(CAUSE_WORDS) as [CauseKind, string][];
  return (
    <div className="flex flex-wrap items-center gap-2 px-5 pb-4 max-md:px-4">
      <Segments
        label="Show"
        tabs={(["all", "earned", "spent", "held"] as const).map((show) => ({
          href: at({ show }),
          label: show[0]?.toUpperCase() + show.slice(1),
          current: filter.show === show,
        }))}
      />
      <details className="relative">
        <summary className="flex h-8 items-center gap-2 rounded-control border border-line-strong border-dashed px-3 text-13 hover:bg-fill max-md:h-11">
          {filter.cause ? (CAUSE_WORDS[filter.cause] ?? "Cause") : "+ Cause"}
        </summary>
        <div className="absolute top-full left-0 z-10 mt-1 flex w-64 flex-wrap gap-1.5 rounded-card border bg-overlay p-3 shadow-float">
          {filter.cause ? <ChipLink href={at({ cause: null })}>Any cause</ChipLink> : null}
          {causes.map(([cause, words]) => (
            <ChipLink key={cause} href={at({ cause })} on={filter.cause === cause} scroll={false}>
              {words}
            </ChipLink>
          ))}
        </div>
      </details>
      <form action={PATH} className="min-w-40 flex-1">
        <input type="hidden" name="guild" value={guild} />
        {filter.show === "all" ? null : <input type="hidden" name="show" value={filter.show} />}
        {filter.cause ? <input type="hidden" name="cause" value={filter.cause} /> : null}
        <Input
          type="search"
          name="text"
          defaultValue={filter.text}
          aria-label="Search the ledger"
          placeholder="Player, order, note"
          lead={<Search />}
        />
      </form>
    </div>
  );
}

function csvAddress({ filter }: WalletQuery, guild: string): string {
  const params = new URLSearchParams();
  if (filter.show !== "all") params.set("show", filter.show);
  if (filter.cause) params.set("cause", filter.cause);
  if (filter.text) params.set("text", filter.text);
  return `/api/guilds/${guild}/wallet/ledger?${params}`;
}

/** Coins by guild, how they moved, why each amount did, and what can be done with them. */
export function WalletView({ wallet, query }: { wallet: Wallet; query: WalletQuery }) {
  const { tiles, chosen } = wallet;
  if (!chosen)
    return (
      <EmptyState
        title="You have no coins anywhere yet"
        action={
          <ButtonLink look="primary" href="/me/players">
            Link a player
          </ButtonLink>
        }
      >
        Coins are earned by playing on a guild's servers. Link the player that you play as, and what it earned
        while it was not linked is paid as well.
      </EmptyState>
    );
  const symbol = chosen.settings.currencySymbol;
  const { ledger } = chosen;
  // Before the ledger, so that a phone has it above fifty lines; at its side where there is room.
  const side = (
    <aside className="grid min-w-0 gap-6 xl:col-start-2 xl:row-span-2 xl:row-start-1">
      <DailyClaims tiles={tiles} />
      <Card>
        <TransferForm
          key={chosen.slug}
          guild={{ id: chosen.guildId, name: chosen.name }}
          recipients={chosen.recipients}
          symbol={symbol}
          enabled={chosen.settings.transfersEnabled}
          limits={{ max: chosen.settings.transferMax, daily: chosen.settings.transferDailyMax }}
          feePercent={chosen.settings.transferFeeBp / 100}
        />
      </Card>
    </aside>
  );
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_336px] xl:grid-rows-[auto_1fr]">
      <Card flush className="min-w-0 overflow-hidden">
        <GuildTiles tiles={tiles} query={query} chosen={chosen.slug} />
        <div className="p-5 max-md:p-4">
          <Sums chosen={chosen} query={{ ...query, guild: chosen.slug }} />
          <Chart chosen={chosen} days={query.days} />
        </div>
      </Card>
      {side}
      <Card flush className="min-w-0 xl:col-start-1">
        <CardHeader
          title="Ledger"
          hint="Each amount opens the kill, order, bounty or verdict behind it."
          className="p-5 max-md:p-4"
          aside={
            <a
              href={csvAddress(query, chosen.slug)}
              download
              className="inline-flex min-h-6 items-center gap-2 hover:text-ink max-md:min-h-11"
            >
              <Download aria-hidden className="size-4" />
              CSV
            </a>
          }
        />
        <LedgerFilters query={query} guild={chosen.slug} />
        <Ledger
          lines={ledger.lines}
          symbol={symbol}
          guild={chosen.slug}
          filtered={writeWallet(query, { guild: "", days: 30 }) !== ""}
          next={
            ledger.next === null
              ? null
              : `${PATH}${writeWallet({ ...query, guild: chosen.slug }, { before: ledger.next })}`
          }
        />
      </Card>
    </div>
  );
}
