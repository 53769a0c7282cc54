import { Server } from "lucide-react";
import Link from "next/link";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Freshness } from "@/components/ui/freshness";
import { StatTile } from "@/components/ui/stat-tile";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import { formatCoins } from "@/lib/money";
import type { GuildHomeFacts } from "../loaders";

function Numbers({ orders, economy, currency, access }: GuildHomeFacts) {
  if (!orders && !economy) return null;
  return (
    <div className="grid grid-cols-4 gap-x-8 gap-y-5 max-lg:grid-cols-2">
      {orders && (
        <Link href={`/guilds/${access.slug}/orders?show=open`} className="hover:underline">
          <StatTile label="Orders on their way" value={orders.open} />
        </Link>
      )}
      {orders && (
        <Link href={`/guilds/${access.slug}/orders?show=look`} className="hover:underline">
          <StatTile label="Orders that need a look" value={orders.look} />
        </Link>
      )}
      {economy && (
        <StatTile label="Earned in 7 days" value={formatCoins(economy.minted)} unit={currency.symbol} />
      )}
      {economy && (
        <StatTile label="Spent in 7 days" value={formatCoins(economy.spent)} unit={currency.symbol} />
      )}
    </div>
  );
}

function Servers({ servers }: Pick<GuildHomeFacts, "servers">) {
  return (
    <Card flush>
      <CardHeader
        title="Game servers"
        hint="How far each server's log has been read."
        className="px-5 pt-4 pb-3"
      />
      {servers.length === 0 ? (
        <EmptyState title="No game server yet">
          When a server of yours is connected, its log is read here: players, kills and coins follow by
          themselves.
        </EmptyState>
      ) : (
        <ul className="divide-y border-t">
          {servers.map((server) => (
            <li
              key={server.serviceId}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-5 py-3"
            >
              <span className="flex min-w-0 items-center gap-3 text-13">
                <Server aria-hidden className="size-4 shrink-0 text-muted" />
                <span className="truncate">{server.name}</span>
                <span className="text-12 text-faint">{server.slots ? `${server.slots} slots` : null}</span>
              </span>
              <Freshness until={server.readUntil} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Kills({ kills }: Pick<GuildHomeFacts, "kills">) {
  return (
    <Card flush>
      <CardHeader title="Latest kills" className="px-5 pt-4 pb-3" />
      {kills.length === 0 ? (
        <p className="px-5 pb-5 text-13 text-muted">The log has shown none yet.</p>
      ) : (
        <ul className="divide-y border-t">
          {kills.map((kill) => (
            <li key={kill.killId} className="flex items-baseline justify-between gap-4 px-5 py-2.5 text-13">
              <span className="min-w-0 truncate">
                <span className="font-medium">{kill.killer}</span> <span className="text-muted">killed</span>{" "}
                {kill.victim}
                <span className="text-muted">
                  {" "}
                  {[kill.weapon, kill.distance === null ? null : `${Math.round(kill.distance)} m`]
                    .filter(Boolean)
                    .join(", ")}
                </span>
              </span>
              <Time at={kill.at} shape="smart" className="shrink-0 text-12 text-faint" />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** The first page of a guild's dashboard. */
export function GuildHome(facts: GuildHomeFacts) {
  const { access } = facts;
  return (
    <div className="grid gap-6">
      <PageHeader
        title={access.name}
        purpose={`You are ${access.level} here.`}
        actions={
          <ButtonLink href={`/shop/${access.slug}`} size="small">
            Open the public shop
          </ButtonLink>
        }
      />
      <Numbers {...facts} />
      <div className="grid grid-cols-2 items-start gap-6 max-lg:grid-cols-1">
        {(access.sections.servers || access.sections.overview) && <Servers servers={facts.servers} />}
        {access.sections.overview && <Kills kills={facts.kills} />}
      </div>
    </div>
  );
}
