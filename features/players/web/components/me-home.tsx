import { ArrowRight, Package } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { Avatar } from "@/components/ui/avatar";
import { Status } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Coins } from "@/components/ui/coins";
import { EmptyState } from "@/components/ui/states";
import { TierBadge } from "@/components/ui/tier-badge";
import { Time } from "@/components/ui/time";
import { stateSentence } from "@/features/shop/order-states";
import type { Home } from "../home";
import { MeNotices } from "./me-notices";

interface Need {
  key: string;
  text: ReactNode;
  href: string;
  action: string;
  meaning: "warn" | "info";
}

function needs({ mine, orders, portal, tickets }: Home): Need[] {
  const list: Need[] = orders
    .filter((order) => order.state === "restart_seen" || order.state === "likely_collected")
    .map((order) => ({
      key: `order-${order.guildId}-${order.number}`,
      text: `Did you get ${order.itemName}? Order ${order.number} was placed.`,
      href: `/me/orders/${order.guildId}/${order.number}`,
      action: "Answer",
      meaning: "info",
    }));
  for (const ticket of tickets)
    list.push({
      key: `ticket-${ticket.guildId}-${ticket.number}`,
      text: `Staff answered “${ticket.title}” and wait for you.`,
      href: `/me/tickets/${ticket.guildId}/${ticket.number}`,
      action: "Read it",
      meaning: "info",
    });
  const failed = portal.steps.find((step) => step.state === "failed");
  if (failed)
    list.push({
      key: "plan",
      text: failed.cause ?? failed.title,
      href: "/me/supporter",
      action: "See why",
      meaning: "warn",
    });
  for (const { guild, player } of mine) {
    if (player) continue;
    list.push({
      key: `link-${guild.guildId}`,
      text: `No player of ${guild.name} is linked to you, so its kills wait for you.`,
      href: `/me/players?guild=${guild.slug}`,
      action: "Link a player",
      meaning: "info",
    });
  }
  return list;
}

/** What needs me, what I have, where I play. */
export function MeHome(home: Home) {
  const { user, mine, orders, portal, guilds, notices } = home;
  const waiting = needs(home);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={`Good to see you, ${user.name}`}
        purpose="What waits for you, what you have, and where you play."
      />
      <div className="grid grid-cols-[minmax(0,1fr)_21rem] items-start gap-6 max-lg:grid-cols-1">
        <div className="grid min-w-0 gap-6">
          <Card flush>
            <CardHeader title="Waiting for you" className="px-5 pt-4 pb-3" />
            {waiting.length === 0 ? (
              <p className="px-5 pb-4 text-13">
                <Status meaning="good">
                  <span className="text-muted">
                    Nothing. Orders to collect, answers of staff and trouble with your plan stand here.
                  </span>
                </Status>
              </p>
            ) : (
              <ul className="divide-y border-t">
                {waiting.map((need) => (
                  <li
                    key={need.key}
                    className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-5 py-3"
                  >
                    <Status meaning={need.meaning}>
                      <span className="text-ink">{need.text}</span>
                    </Status>
                    <ButtonLink href={need.href} size="small">
                      {need.action}
                    </ButtonLink>
                  </li>
                ))}
              </ul>
            )}
          </Card>
          <Card flush>
            <CardHeader
              title="Your guilds"
              hint="Coins stay in the guild in which you earned them."
              className="px-5 pt-4 pb-3"
            />
            {mine.length === 0 ? (
              <EmptyState
                title="You are in no guild that uses Grizzly"
                action={<ButtonLink href="/servers">Find a server</ButtonLink>}
              >
                Join a community on Discord. As soon as its bot has seen you, it stands here.
              </EmptyState>
            ) : (
              <ul className="divide-y border-t">
                {mine.map(({ guild, player, balance, restart }) => (
                  <li
                    key={guild.guildId}
                    className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-5 py-3.5"
                  >
                    <Avatar name={guild.name} square size={36} />
                    <div className="min-w-0">
                      <Link href={`/shop/${guild.slug}`} className="font-medium text-14 hover:underline">
                        {guild.name}
                      </Link>
                      <p className="text-12 text-muted">
                        {player ? (
                          <>
                            Plays as {player.name}
                            {player.lastSeenAt && (
                              <>
                                , seen <Time at={player.lastSeenAt} />
                              </>
                            )}
                          </>
                        ) : (
                          "No player linked yet"
                        )}
                        .
                      </p>
                      {restart && (
                        <p className="text-12 text-muted">
                          Next restart{restart.where ? `, ${restart.where}` : ""}:{" "}
                          <Time at={restart.at} shape="smart" />, <Time at={restart.at} />
                        </p>
                      )}
                    </div>
                    <Link href={`/me/wallet?guild=${guild.slug}`} className="text-right hover:underline">
                      {balance ? (
                        <Coins
                          amount={balance.balance}
                          currency={balance.currency.symbol}
                          className="font-semibold text-14"
                        />
                      ) : (
                        <span className="text-13 text-faint">no coins yet</span>
                      )}
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </Card>
          <MeNotices notices={notices} />
        </div>
        <div className="grid gap-6">
          <Card>
            <CardHeader
              title="Supporter"
              aside={portal.tier === "none" ? null : <TierBadge tier={portal.tier} />}
            />
            <p className="mt-2 text-13 text-muted">{portal.reason}</p>
            <Link href="/me/supporter" className="quiet-link mt-3 inline-flex items-center gap-1 text-13">
              {portal.patreon.linked ? "How your plan came about" : "Link Patreon"}
              <ArrowRight aria-hidden className="size-3.5" />
            </Link>
          </Card>
          <Card flush>
            <CardHeader title="Orders on their way" className="px-5 pt-4 pb-3" />
            {orders.length === 0 ? (
              <p className="px-5 pb-5 text-13 text-muted">None at the moment.</p>
            ) : (
              <ul className="divide-y border-t">
                {orders.slice(0, 5).map((order) => (
                  <li key={`${order.guildId}-${order.number}`}>
                    <Link
                      href={`/me/orders/${order.guildId}/${order.number}`}
                      className="flex items-start gap-3 px-5 py-3 hover:bg-fill"
                    >
                      <Package aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
                      <span className="min-w-0">
                        <span className="block truncate text-13">{order.itemName}</span>
                        <span className="block text-12 text-muted">
                          {stateSentence(order.state, order.kind)}
                        </span>
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </Card>
          {guilds.length > 0 && (
            <Card flush>
              <CardHeader title="Guilds you help to run" className="px-5 pt-4 pb-3" />
              <ul className="divide-y border-t">
                {guilds.map((guild) => (
                  <li key={guild.guildId}>
                    <Link
                      href={`/guilds/${guild.slug}`}
                      className="flex items-center gap-3 px-5 py-3 text-13 hover:bg-fill"
                    >
                      <Avatar name={guild.name} square size={24} />
                      <span className="min-w-0 flex-1 truncate">{guild.name}</span>
                      <span className="text-12 text-faint capitalize">{guild.level}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </div>
      </div>
    </div>
  );
}
