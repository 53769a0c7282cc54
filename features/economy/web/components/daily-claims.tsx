"use client";
import { Check } from "lucide-react";
import { useActionState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import type { DailyState } from "../../wallet";
import { claimDailyForm } from "../actions";

interface Tile {
  guildId: string;
  name: string;
  daily: DailyState;
  currency: { symbol: string };
}

function Claim({ guild, first }: { guild: Tile; first: boolean }) {
  const [result, claim, busy] = useActionState(claimDailyForm, null);
  const { daily } = guild;
  const streak = daily.day > 1 ? `Day ${daily.day} in a row` : "Day 1";
  return (
    <li className="flex items-center gap-3 py-3">
      <Avatar square name={guild.name} size={28} />
      <div className="min-w-0 flex-1 text-13">
        <p className="truncate font-medium">{guild.name}</p>
        <p className="text-muted">
          {daily.claimedAt ? "Next: " : ""}
          {streak}, {daily.amount} {guild.currency.symbol}
        </p>
        {result && !result.ok ? (
          <p role="alert" className="text-12 text-bad">
            {result.error.message}
          </p>
        ) : null}
      </div>
      {daily.claimedAt ? (
        <span className="flex items-center gap-1.5 text-13 text-good">
          <Check aria-hidden className="size-4" />
          <Time at={daily.claimedAt} shape="clock" />
        </span>
      ) : (
        <form action={claim}>
          <input type="hidden" name="guildId" value={guild.guildId} />
          <Button type="submit" size="small" look={first ? "primary" : "secondary"} busy={busy}>
            Claim {daily.amount}
          </Button>
        </form>
      )}
    </li>
  );
}

/** The coins of the day, guild by guild; the ones that can be taken come first. */
export function DailyClaims({ tiles }: { tiles: readonly Tile[] }) {
  const paying = tiles.filter(({ daily }) => daily.amount > 0);
  if (paying.length === 0) return null;
  const sorted = paying.toSorted(
    (a, b) => Number(a.daily.claimedAt !== null) - Number(b.daily.claimedAt !== null),
  );
  const nextAt = paying.find(({ daily }) => daily.nextAt)?.daily.nextAt;
  return (
    <Card>
      <CardHeader
        title="Daily claim"
        aside={
          nextAt ? (
            <>
              New day <Time at={nextAt} />
            </>
          ) : null
        }
      />
      <ul className="mt-2 -mb-3 divide-y">
        {sorted.map((guild, at) => (
          <Claim key={guild.guildId} guild={guild} first={at === 0} />
        ))}
      </ul>
    </Card>
  );
}
