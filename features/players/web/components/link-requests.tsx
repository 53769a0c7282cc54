import { PageHeader } from "@/components/layout/page-header";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import type { GuildAccess } from "@/features/guilds/schema";
import { formatCoins } from "@/lib/money";
import type { LinkRequest } from "../../data/link-requests";
import { confirmPlayerLink } from "../actions";
import { ConfirmLink } from "./confirm-link";

/** Players who want to be linked: staff ask for the code in the game and type it here. */
export function LinkRequests({
  requests,
  held,
  access,
}: {
  requests: readonly LinkRequest[];
  held: { coins: number; players: number };
  access: GuildAccess;
}) {
  return (
    <div className="grid max-w-3xl gap-6">
      <PageHeader
        crumbs={[{ label: access.name, href: `/guilds/${access.slug}` }, { label: "Player links" }]}
        title="Player links"
        purpose="A player tells you a code in the game. You type it here, and the coins that waited for them arrive."
      />
      <p className="text-13 text-muted">
        {held.players === 0
          ? "No coins wait for players without a link."
          : `${formatCoins(held.coins)} coins wait for ${held.players} players whom nobody has linked yet.`}
      </p>
      <Card flush>
        <CardHeader title="Open requests" className="px-5 pt-4 pb-3" />
        {requests.length === 0 ? (
          <EmptyState title="Nobody waits">
            When a player asks for a code on their own page, the request stands here for a day.
          </EmptyState>
        ) : (
          <ul className="divide-y border-t">
            {requests.map((request) => (
              <li
                key={request.id}
                className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-5 py-4"
              >
                <span className="min-w-0">
                  <span className="block text-14">
                    {request.person} says to be <strong>{request.player}</strong>
                  </span>
                  <span className="block text-12 text-muted">
                    asked <Time at={request.askedAt} />, {request.attemptsLeft} tries left
                  </span>
                </span>
                <ConfirmLink guildId={access.guildId} requestId={request.id} action={confirmPlayerLink} />
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}
