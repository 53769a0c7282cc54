import { Search } from "lucide-react";
import { Input } from "@/components/form/input";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { ChipLink } from "@/components/ui/chip";
import { Coins } from "@/components/ui/coins";
import { EmptyState } from "@/components/ui/states";
import { Tabs } from "@/components/ui/tabs";
import { MAX_OPEN } from "../../rules";
import type { Bounty } from "../../schema";
import { MY_TABS, type MyQuery, type MyTab, writeMine } from "../bounty-query";
import type { MyBounties, MyGuildBounties } from "../loaders";
import { BountyRows } from "./bounty-rows";
import { PlaceForm } from "./place-form";

const PATH = "/me/bounties";
const TABS: Record<MyTab, string> = {
  open: "On heads now",
  placed: "Placed by you",
  claimed: "Claimed by you",
};
const EMPTY: Record<MyTab, string> = {
  open: "Nobody has a price on their head here. Whoever is linked and has coins can change that.",
  placed: "You have not placed a bounty in this guild yet. Choose a player at the side, or below on a phone.",
  claimed: "Kill a player with a price on their head. The log line claims it, there is nothing to press.",
};

function Sums({ chosen }: { chosen: MyGuildBounties }) {
  const { sums, open, placed, settings } = chosen;
  const mine = placed.filter((bounty) => bounty.state === "active").length;
  const onHeads = open.reduce((sum, bounty) => sum + bounty.amount, 0);
  const facts = [
    ["Free to spend", sums.balance],
    ["Held for yours", sums.held],
    ["On all heads here", onHeads],
  ] as const;
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-3 p-5 max-md:grid max-md:grid-cols-2 max-md:p-4">
      {facts.map(([label, amount]) => (
        <div key={label}>
          <dt className="text-12 text-muted">{label}</dt>
          <dd className="mt-0.5 font-semibold text-20">
            <Coins amount={amount} currency={settings.currencySymbol} />
          </dd>
        </div>
      ))}
      <div>
        <dt className="text-12 text-muted">Yours on heads</dt>
        <dd className="mt-0.5 font-semibold text-20">
          {mine} <span className="font-normal text-13 text-muted">of {MAX_OPEN}</span>
        </dd>
      </div>
    </dl>
  );
}

function Place({ chosen, query }: { chosen: MyGuildBounties; query: MyQuery }) {
  const { settings, player, targets, placing } = chosen;
  return (
    <Card flush>
      <CardHeader
        title="Place a bounty"
        hint="The coins are held, and paid to whoever the log names as the killer."
        className="p-5 pb-4 max-md:p-4"
      />
      {!placing ? (
        <p className="px-5 pb-5 text-13 text-muted max-md:px-4">
          This guild has switched off new bounties. Those that are open stay as they are.
        </p>
      ) : player === null ? (
        <div className="px-5 pb-5 max-md:px-4">
          <p className="text-13 text-muted">
            Bounties are for those who play here. Link your player first: what it earned before comes with the
            link.
          </p>
          <ButtonLink look="primary" href={`/me/players?guild=${chosen.slug}`} className="mt-4 w-full">
            Link a player
          </ButtonLink>
        </div>
      ) : (
        <>
          <form action={PATH} className="flex gap-2 px-5 pb-4 max-md:px-4">
            <input type="hidden" name="guild" value={chosen.slug} />
            {query.tab === "open" ? null : <input type="hidden" name="tab" value={query.tab} />}
            <Input
              type="search"
              name="q"
              defaultValue={query.search}
              aria-label="Part of the player's name"
              placeholder="Part of the player's name"
              lead={<Search />}
              className="flex-1"
            />
            <Button type="submit">Find</Button>
          </form>
          {targets.length === 0 ? (
            <p className="px-5 pb-5 text-13 text-muted max-md:px-4">
              {query.search === ""
                ? "The log has named nobody but you yet."
                : `The log knows nobody called “${query.search}” here. Names are those that players have now.`}
            </p>
          ) : (
            <PlaceForm
              key={`${chosen.slug}${query.search}`}
              guildId={chosen.guildId}
              targets={targets}
              symbol={settings.currencySymbol}
              limits={{ min: settings.bountyMin, max: settings.bountyMax, days: settings.bountyDays }}
            />
          )}
        </>
      )}
    </Card>
  );
}

/** Bounties in the guilds of the person who is signed in. */
export function MyBountiesView({ data, query }: { data: MyBounties; query: MyQuery }) {
  const { guilds, chosen } = data;
  if (!chosen)
    return (
      <Card>
        <EmptyState title="You are in no guild that uses Grizzly">
          As soon as its bot has seen you there, its bounties stand here.
        </EmptyState>
      </Card>
    );
  const lists: Record<MyTab, readonly Bounty[]> = {
    open: chosen.open,
    placed: chosen.placed,
    claimed: chosen.claimed,
  };
  const shown = lists[query.tab];
  const here = { ...query, guild: chosen.slug };
  return (
    <div className="grid gap-5">
      {guilds.length > 1 ? (
        <nav aria-label="Guilds" className="flex flex-wrap gap-2">
          {guilds.map((guild) => (
            <ChipLink
              key={guild.guildId}
              href={`${PATH}${writeMine(query, { guild: guild.slug, search: "" })}`}
              on={guild.guildId === chosen.guildId}
            >
              {guild.name}
            </ChipLink>
          ))}
        </nav>
      ) : null}
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_360px]">
        <Card flush className="min-w-0 overflow-hidden">
          <Sums chosen={chosen} />
          <Tabs
            label="Bounties"
            className="border-b-0 px-5 max-md:px-4"
            tabs={MY_TABS.map((tab) => ({
              href: `${PATH}${writeMine(here, { tab })}`,
              label: TABS[tab],
              current: tab === query.tab,
              count: lists[tab].length,
            }))}
          />
          {shown.length === 0 ? (
            <p className="border-t px-5 py-10 text-center text-13 text-muted">{EMPTY[query.tab]}</p>
          ) : (
            <BountyRows
              bounties={shown}
              symbol={chosen.settings.currencySymbol}
              own={chosen.player?.playerId ?? null}
            />
          )}
        </Card>
        <Place chosen={chosen} query={query} />
      </div>
    </div>
  );
}
