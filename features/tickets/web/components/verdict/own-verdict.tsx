import { Gavel } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import { formatCoins } from "@/lib/money";
import type { OwnVerdict } from "../../../verdict/schema";
import { banLength } from "../../../verdict/words";
import { EFFECT_ICONS } from "./verdict-card";

function words({ kind, amount, order, days }: OwnVerdict["effects"][number], symbol: string): string {
  if (kind === "warn") return "A warning";
  if (kind === "ban") return `A ban ${banLength(days)}`;
  const coins = `${formatCoins(amount ?? 0)} ${symbol}`;
  return kind === "refund" ? `Order ${order ?? ""} refunded, ${coins}` : `Compensation, ${coins}`;
}

/** What a verdict did to its reader, each effect as it stands. */
export function OwnEffects({ verdict, symbol }: { verdict: OwnVerdict; symbol: string }) {
  return (
    <ul className="divide-y">
      {verdict.effects.map((effect) => {
        const Icon = EFFECT_ICONS[effect.kind];
        return (
          <li key={effect.id} className="flex flex-wrap items-center gap-x-2.5 gap-y-1 px-3 py-2 text-13">
            <Icon aria-hidden className="size-4 shrink-0 text-muted" />
            <span className={cn(effect.undone && "text-muted line-through")}>{words(effect, symbol)}</span>
            {effect.kind === "ban" && effect.endsAt && !effect.undone ? (
              <span className="text-muted">
                You can play again on <Time at={effect.endsAt} shape="stamp" />.
              </span>
            ) : null}
            {effect.undone ? (
              <span className="ml-auto text-12 text-muted">
                Taken back <Time at={effect.undone.at} shape="smart" />: {effect.undone.reason}
              </span>
            ) : effect.kind === "coins" || effect.kind === "refund" ? (
              <SoftLink href="/me/wallet" className="quiet-link ml-auto text-12">
                In your wallet
              </SoftLink>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

/** A verdict below the message that told it, for its reader. */
export function OwnVerdictCard({
  verdict,
  symbol,
  guildId,
}: {
  verdict: OwnVerdict;
  symbol: string;
  guildId: string;
}) {
  const address = `/me/verdicts/${guildId}/${verdict.number}`;
  return (
    <section
      aria-label={`Verdict ${verdict.number}`}
      className="mt-2 overflow-hidden rounded-control border bg-sunken"
    >
      <p className="flex flex-wrap items-center justify-between gap-x-3 px-3 py-1.5 text-12 text-muted">
        <SoftLink
          href={address}
          className="quiet-link inline-flex min-h-6 items-center gap-1.5 max-md:min-h-11"
        >
          <Gavel aria-hidden className="size-3.5" />
          Verdict {verdict.number}
        </SoftLink>
        {verdict.appealProblem === null ? (
          <span>
            Not right? Until <Time at={verdict.appealUntil} shape="date" />:{" "}
            <SoftLink href={`${address}#appeal`} className="quiet-link">
              Appeal
            </SoftLink>
          </span>
        ) : (
          <span>{verdict.appealProblem}</span>
        )}
      </p>
      {verdict.effects.length > 0 ? (
        <div className="border-t">
          <OwnEffects verdict={verdict} symbol={symbol} />
        </div>
      ) : null}
    </section>
  );
}
