import type { ReactNode } from "react";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import { STATE_WORDS } from "@/features/shop/order-story";
import { formatCoins } from "@/lib/money";
import { formatSpan } from "@/lib/time";
import type { DeskTicket } from "../loaders";
import { Opener } from "./ticket-bits";

function Part({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="border-t py-4 first:border-t-0 first:pt-0">
      <div className="mb-2 flex items-baseline justify-between gap-3">
        <h2 className="font-medium text-13">{title}</h2>
        {aside ? <span className="text-12 text-muted">{aside}</span> : null}
      </div>
      {children}
    </section>
  );
}

const Nothing = ({ children }: { children: ReactNode }) => <p className="text-13 text-muted">{children}</p>;

function Promised({ ticket }: Pick<DeskTicket, "ticket">) {
  const { promiseHours, dueAt, opener, firstAnswerAt, createdAt } = ticket;
  const answered =
    firstAnswerAt === null
      ? "Not answered yet."
      : `First answered after ${formatSpan(Date.parse(firstAnswerAt) - Date.parse(createdAt))}.`;
  return (
    <Part title="Opener" aside={<Time at={createdAt} shape="smart" />}>
      <div className="grid gap-1 text-13">
        <Opener {...opener} />
        <p className="text-12 text-muted">
          {promiseHours === null
            ? "No tier, so no promise; our own aim counts."
            : `Promised: an answer within ${promiseHours} h.`}{" "}
          {answered}
          {dueAt === null ? null : (
            <>
              {" "}
              Due <Time at={dueAt} shape="smart" />.
            </>
          )}
        </p>
      </div>
    </Part>
  );
}

/** What the desk knows about the case, beside the conversation: only what the reader may see elsewhere too. */
export function TicketFacts({ data }: { data: DeskTicket }) {
  const { facts, guild, may, ticket } = data;
  const { player, orders, balance, currency, earlier } = facts;
  return (
    <div>
      <Promised ticket={ticket} />
      {may.seePlayers ? (
        <Part title="Linked player">
          {player ? (
            <p className="flex flex-wrap items-baseline justify-between gap-2 text-13">
              <SoftLink href={`/guilds/${guild.slug}/players/${player.playerId}`} className="quiet-link">
                {player.name}
              </SoftLink>
              {player.lastSeenAt ? (
                <span className="text-12 text-muted">
                  last seen <Time at={player.lastSeenAt} shape="relative" />
                </span>
              ) : null}
            </p>
          ) : (
            <Nothing>Nobody linked: what happened in the game cannot be tied to this person.</Nothing>
          )}
        </Part>
      ) : null}
      {may.seeOrders ? (
        <Part
          title="Orders"
          aside={ticket.subject ? `This is about order ${ticket.subject.number}` : undefined}
        >
          {orders.length === 0 ? (
            <Nothing>Nothing ordered here.</Nothing>
          ) : (
            <ul className="grid gap-1.5 text-13">
              {orders.map((order) => (
                <li key={order.number} className="flex items-baseline justify-between gap-3">
                  <SoftLink
                    href={`/guilds/${guild.slug}/orders/${order.number}`}
                    className="quiet-link min-w-0 truncate"
                  >
                    {order.number} {order.itemName}
                  </SoftLink>
                  <span className="shrink-0 text-12 text-muted">{STATE_WORDS[order.state]}</span>
                </li>
              ))}
            </ul>
          )}
        </Part>
      ) : null}
      {may.seeEconomy ? (
        <Part title="Coins">
          <p className="text-13 tabular-nums">
            {formatCoins(balance)} {currency.symbol}
          </p>
        </Part>
      ) : null}
      <Part
        title="Other tickets of theirs"
        aside={earlier.length === 0 ? undefined : `${earlier.length} newest`}
      >
        {earlier.length === 0 ? (
          <Nothing>This is their only one.</Nothing>
        ) : (
          <ul className="grid gap-1.5 text-13">
            {earlier.map((one) => (
              <li key={one.number} className="flex items-baseline justify-between gap-3">
                <SoftLink href={`/desk/${guild.slug}/${one.number}`} className="quiet-link min-w-0 truncate">
                  {one.number} {one.title}
                </SoftLink>
                <span className="shrink-0 text-12 text-muted">{one.open ? "open" : "closed"}</span>
              </li>
            ))}
          </ul>
        )}
      </Part>
    </div>
  );
}
