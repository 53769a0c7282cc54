import { ButtonLink } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/states";
import type { OverviewFacts } from "../loaders";
import { BriefCard } from "./brief-card";
import { CoinsCard, KillsCard, PlayersCard } from "./charts";
import { DeskCard } from "./desk-card";
import { FightsCard } from "./fights-card";
import { OverviewHead } from "./overview-head";
import { ServersStrip } from "./servers-strip";
import { Tiles } from "./tiles";
import { WaitingCard } from "./waiting-card";

/** The first page of a guild's dashboard: what happened, and what waits for whoever reads it. */
export function OverviewPage(facts: OverviewFacts) {
  const { access, servers, overview } = facts;
  const base = `/guilds/${access.slug}`;
  const sees = access.sections.overview !== undefined;
  if (servers.length === 0 && sees)
    return (
      <div className="grid gap-4">
        <OverviewHead {...facts} />
        <div className="rounded-card border bg-raised">
          <EmptyState
            title="The numbers of your community will stand here"
            action={
              access.sections.servers ? (
                <ButtonLink href={`${base}/servers/connect`} look="primary">
                  Connect Nitrado
                </ButtonLink>
              ) : null
            }
          >
            Players, kills, coins and orders come from a game server's logs, and none is connected yet. The
            first figures stand here minutes after it is.
          </EmptyState>
        </div>
        <WaitingCard {...facts} />
      </div>
    );
  const hasCharts = overview.players !== null || overview.coins !== null;
  return (
    <div className="grid gap-4">
      <OverviewHead {...facts} />
      {sees ? <BriefCard {...facts} /> : null}
      <ServersStrip {...facts} />
      <Tiles {...facts} />
      <div
        className={
          hasCharts
            ? "grid grid-cols-[minmax(0,1fr)_21rem] items-start gap-4 max-xl:grid-cols-1"
            : "grid gap-4"
        }
      >
        {hasCharts ? (
          <div className="grid min-w-0 gap-4">
            <PlayersCard {...facts} />
            <div className="grid grid-cols-2 items-start gap-4 max-lg:grid-cols-1">
              <KillsCard {...facts} />
              <CoinsCard {...facts} />
            </div>
          </div>
        ) : null}
        <div className={cn("grid min-w-0 content-start items-start gap-4", !hasCharts && "lg:grid-cols-2")}>
          <WaitingCard {...facts} />
          <DeskCard {...facts} />
        </div>
      </div>
      <FightsCard {...facts} />
    </div>
  );
}
