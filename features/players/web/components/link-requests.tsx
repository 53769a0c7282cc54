import { Card, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import type { HeldRewards } from "@/features/economy/data/held";
import { formatCoins } from "@/lib/money";
import type { LinkRequest } from "../../data/link-requests";
import { confirmPlayerLink } from "../actions";
import { ConfirmLink } from "./confirm-link";

/** Players who want to be linked: staff ask for the code in the game and type it here. */
export function LinkRequests({
  requests,
  held,
  guildId,
}: {
  requests: readonly LinkRequest[];
  held: HeldRewards;
  guildId: string;
}) {
  return (
    <Card flush>
      <CardHeader
        title="Link requests"
        hint="A player tells you a code in the game. You type it here, and what waited for them arrives."
        className="px-5 pt-4 pb-3"
      />
      {requests.length === 0 ? (
        <p className="px-5 pb-4 text-13 text-muted">
          Nobody waits. A request stands here for a day after a player has asked on their own page.
        </p>
      ) : (
        <ul className="divide-y border-t">
          {requests.map((request) => (
            <li key={request.id} className="grid gap-3 px-5 py-4">
              <span className="min-w-0">
                <span className="block text-14">
                  {request.person} says to be <strong>{request.player}</strong>
                </span>
                <span className="block text-12 text-muted">
                  asked <Time at={request.askedAt} />, {request.attemptsLeft} tries left
                </span>
              </span>
              <ConfirmLink guildId={guildId} requestId={request.id} action={confirmPlayerLink} />
            </li>
          ))}
        </ul>
      )}
      <p className="border-t px-5 py-3 text-12 text-muted">
        {held.players === 0
          ? "No coins wait for players without a link."
          : `${held.more ? "More than " : ""}${formatCoins(held.coins)} coins wait for ${held.more ? "more than " : ""}${held.players} players whom nobody has linked yet.`}
      </p>
    </Card>
  );
}
