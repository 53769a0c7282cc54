import { Sparkline } from "@/components/charts/sparkline";
import { Coins } from "@/components/ui/coins";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import type { BalanceStep } from "@/features/economy/wallet";
import { STATE_WORDS } from "@/features/shop/order-story";
import { DAY, formatSpan } from "@/lib/time";
import type { Case } from "../case-loader";
import { PartyMark } from "./evidence/party-mark";
import { Nothing, Part, Row } from "./fact-part";

/** The players of the case, and who is linked to each. */
export function PlayersPart({ found, slug, opener }: { found: Case; slug: string; opener: string }) {
  const { parties, report } = found;
  return (
    <Part title="Linked players" aside={report?.service}>
      {parties.length === 0 ? (
        <Nothing>Nobody linked: what happened in the game cannot be tied to this person.</Nothing>
      ) : (
        <ul className="grid gap-1.5">
          {parties.map((party) => {
            const own = party.discordId === opener;
            return (
              <Row
                key={party.playerId}
                lead={
                  <>
                    <PartyMark role={own ? "opener" : "other"} />
                    <SoftLink
                      href={`/guilds/${slug}/players/${party.playerId}`}
                      className="quiet-link min-w-0 truncate"
                      prefetch={false}
                    >
                      {party.name}
                    </SoftLink>
                    <span className="text-12 text-muted">{own ? "opener" : "reported"}</span>
                  </>
                }
              >
                {party.linkedAt ? (
                  <>
                    linked <Time at={party.linkedAt} shape="date" />
                  </>
                ) : party.discordId === null ? (
                  "nobody linked"
                ) : (
                  "linked"
                )}
              </Row>
            );
          })}
        </ul>
      )}
    </Part>
  );
}

/** The opener's last kills, deaths and stays. */
export function PlayPart({ found, slug }: { found: Case; slug: string }) {
  const { deaths, sessions } = found;
  if (deaths.length === 0 && sessions.length === 0) return null;
  return (
    <Part title="Kills and sessions" aside="of the opener">
      <ul className="grid gap-1.5">
        {deaths.map((death) => (
          <Row
            key={death.killId}
            lead={
              <SoftLink
                href={`/guilds/${slug}/kills?kill=${death.killId}`}
                className="quiet-link min-w-0 truncate"
                prefetch={false}
              >
                {death.won
                  ? `Killed ${death.other?.name ?? "somebody"}`
                  : `Died${death.other ? ` by ${death.other.name}` : ""}`}
              </SoftLink>
            }
          >
            <Time at={death.at} shape="smart" />
          </Row>
        ))}
        {sessions.map((session) => (
          <Row key={session.id} lead={<span className="min-w-0 truncate">{session.service}</span>}>
            {session.endedAt === null
              ? "there now"
              : session.seconds === null
                ? ""
                : `${formatSpan(session.seconds * 1_000)}, `}
            {session.endedAt ? <Time at={session.startedAt} shape="smart" /> : null}
          </Row>
        ))}
      </ul>
    </Part>
  );
}

/** The opener's newest orders. */
export function OrdersPart({ found, slug, about }: { found: Case; slug: string; about: number | null }) {
  const orders = found.orders.slice(0, 4);
  const all = found.moreOrders ? `${found.orders.length}+` : String(found.orders.length);
  return (
    <Part title="Orders" aside={about === null ? `all ${all}` : `about order ${about}`}>
      {orders.length === 0 ? (
        <Nothing>Nothing ordered here.</Nothing>
      ) : (
        <ul className="grid gap-1.5">
          {orders.map((order) => (
            <Row
              key={order.number}
              lead={
                <SoftLink
                  href={`/guilds/${slug}/orders/${order.number}`}
                  className="quiet-link min-w-0 truncate"
                  prefetch={false}
                >
                  {order.number} {order.itemName}
                </SoftLink>
              }
            >
              {STATE_WORDS[order.state]}
            </Row>
          ))}
        </ul>
      )}
    </Part>
  );
}

const POINTS = 24;

/** The balance at even moments of the last week: a step line of many entries becomes as many points as it has room for. */
function evenly(steps: readonly BalanceStep[], now: number): number[] {
  return Array.from({ length: POINTS }, (_, nr) => {
    const at = now - 7 * DAY + (7 * DAY * (nr + 1)) / POINTS;
    return steps.findLast((step) => Date.parse(step.at) <= at)?.balance ?? steps[0]?.balance ?? 0;
  });
}

/** Coins of the opener and their last week. */
export function CoinsPart({ found, slug, opener }: { found: Case; slug: string; opener: string }) {
  const { balance, steps, currency } = found;
  if (balance === null) return null;
  const values = evenly(steps, Date.now());
  const change = balance - (values[0] ?? balance);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return (
    <Part title="Coins">
      <div className="flex items-center gap-3 text-13">
        <div className="w-16 shrink-0">
          <Sparkline
            values={values.map((value) => value - least)}
            max={Math.max(1, most - least)}
            tone="coins"
            height={18}
            area={false}
            label={`Balance of the last seven days, from ${values[0] ?? 0} to ${balance}`}
          />
        </div>
        <span className="text-12 text-muted">
          <Coins signed amount={change} currency={null} /> in 7 days
        </span>
        <SoftLink
          href={`/guilds/${slug}/economy/ledger?person=${opener}`}
          className="quiet-link ml-auto font-semibold"
          prefetch={false}
        >
          <Coins amount={balance} currency={currency.symbol} />
        </SoftLink>
      </div>
    </Part>
  );
}
