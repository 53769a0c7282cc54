import { Target } from "lucide-react";
import { Badge, Status } from "@/components/ui/badge";
import { Coins } from "@/components/ui/coins";
import { Time } from "@/components/ui/time";
import type { Bounty } from "../../schema";
import { STATE_WORDS } from "../state-words";

function Outcome({ bounty }: { bounty: Bounty }) {
  const { state, hunter, kill, note } = bounty;
  if (state === "active")
    return (
      <>
        Runs out <Time at={bounty.expiresAt} />
      </>
    );
  if (state === "expired") return <>The coins came back</>;
  if (state === "cancelled") return <>The coins came back{note ? `: ${note}` : ""}</>;
  const how = [kill?.weapon, kill?.distance == null ? null : `${Math.round(kill.distance)} m`]
    .filter(Boolean)
    .join(", ");
  return (
    <>
      {hunter?.name ?? "Somebody"}
      {how ? `, ${how}` : ""}
      {bounty.claimedAt ? (
        <>
          , <Time at={bounty.claimedAt} shape="smart" />
        </>
      ) : null}
    </>
  );
}

/** Bounties one below the other: whose head, how much, and what became of it. @param own the reader's own player */
export function BountyRows({
  bounties,
  symbol,
  own,
}: {
  bounties: readonly Bounty[];
  symbol: string;
  own: number | null;
}) {
  return (
    <ul className="divide-y border-t">
      {bounties.map((bounty) => {
        const { words, meaning } = STATE_WORDS[bounty.state];
        return (
          <li
            key={bounty.id}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-5 py-3 md:grid-cols-[auto_minmax(0,1fr)_13rem_7rem] max-md:px-4"
          >
            <Target aria-hidden className="size-5 text-muted max-md:hidden" />
            <span className="min-w-0">
              <span className="flex items-center gap-2 text-14">
                <b className="truncate font-medium">{bounty.target.name}</b>
                {bounty.target.playerId === own ? <Badge meaning="bad">That is you</Badge> : null}
              </span>
              <span className="block truncate text-12 text-muted">
                {bounty.reason === "" ? "No reason given" : `“${bounty.reason}”`}
              </span>
            </span>
            <span className="min-w-0 text-13 max-md:order-3 max-md:col-span-2">
              <Status meaning={meaning}>{words}</Status>
              <span className="block text-12 text-muted">
                <Outcome bounty={bounty} />
              </span>
            </span>
            <span className="text-right font-semibold text-14">
              <Coins amount={bounty.amount} currency={symbol} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
