import { Avatar } from "@/components/ui/avatar";
import { Freshness } from "@/components/ui/freshness";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import { tierName } from "@/features/supporters/rules";
import { formatSpan } from "@/lib/time";
import { stopProblem } from "../../clock-rules";
import { type Case, loadCase } from "../case-loader";
import type { DeskTicket } from "../loaders";
import { ClockBar } from "./evidence/clock-bar";
import { LineList } from "./evidence/line-list";
import { Timeline, TimelineZone } from "./evidence/timeline";
import { Nothing, Part, Row } from "./fact-part";
import { CoinsPart, OrdersPart, PlayersPart, PlayPart } from "./fact-parts";
import { Opener } from "./ticket-bits";
import { VerdictButton } from "./verdict/verdict-button";

/** Who asks, what they were promised, and how much of it is gone. */
function OpenerPart({ data, found }: { data: DeskTicket; found: Case }) {
  const { ticket, guild, may } = data;
  const { promiseHours, dueAt, opener, firstAnswerAt, createdAt } = ticket;
  const first =
    firstAnswerAt === null
      ? "Not answered yet."
      : `First answered after ${formatSpan(Date.parse(firstAnswerAt) - Date.parse(createdAt))}.`;
  const promise =
    promiseHours === null
      ? "No tier, our own aim"
      : `${tierName(opener.tier)}: answer within ${promiseHours} h`;
  const state = {
    open: ticket.open,
    waitingFor: ticket.waitingFor,
    firstAnswerAt: firstAnswerAt === null ? null : new Date(firstAnswerAt),
  };
  return (
    <section className="grid gap-3 pb-4">
      <div className="flex items-center gap-3">
        <Avatar name={opener.name} size={40} />
        <div className="min-w-0 text-13">
          <Opener {...opener} />
          <p className="text-12 text-muted">
            Opened <Time at={createdAt} shape="smart" />. {first}
          </p>
        </div>
      </div>
      {dueAt !== null && found.waitingSince !== null ? (
        <ClockBar
          guildId={guild.id}
          number={ticket.number}
          promise={promise}
          since={found.waitingSince}
          dueAt={dueAt}
          now={new Date().toISOString()}
          stops={may.write && stopProblem(state) === null}
        />
      ) : (
        <p className="text-12 text-muted">
          {ticket.open ? "The clock stands: we wait for them." : "Closed: no clock runs."} {promise}.
        </p>
      )}
    </section>
  );
}

function TimelinePart({ found }: { found: Case }) {
  const { report, timeline, lines, until } = found;
  if (!report) return null;
  const { parties, map } = report;
  return (
    <Part
      title={`${parties.length > 1 ? "Both players" : "The player"}, 30 min around`}
      aside={<TimelineZone />}
    >
      <Timeline
        from={report.from}
        until={report.until}
        moment={report.diedAt}
        map={map}
        parties={parties}
        lines={lines}
        frozen={timeline}
        logUntil={until}
      />
      {lines.length > 0 ? <LineList lines={lines} parties={parties} map={map} /> : null}
    </Part>
  );
}

/** What the desk knows about the case, beside the conversation: only what the reader may see elsewhere too. */
export async function TicketFacts({ data }: { data: DeskTicket }) {
  const { facts, guild, may, ticket } = data;
  const found = await loadCase(guild.id, ticket.number);
  const { earlier } = facts;
  const newest = ticket.messages.findLast((message) => message.kind !== "note")?.id ?? 0;
  return (
    <div className="min-w-0">
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1">
        <h2 className="font-semibold text-16">Facts</h2>
        {found.report ? <Freshness until={found.until} /> : null}
      </div>
      <OpenerPart data={data} found={found} />
      {may.seePlayers ? (
        <PlayersPart found={found} slug={guild.slug} opener={ticket.opener.discordId} />
      ) : null}
      <TimelinePart found={found} />
      {may.seeOrders ? (
        <OrdersPart found={found} slug={guild.slug} about={ticket.subject?.number ?? null} />
      ) : null}
      {may.seeEconomy ? <CoinsPart found={found} slug={guild.slug} opener={ticket.opener.discordId} /> : null}
      {may.seePlayers ? <PlayPart found={found} slug={guild.slug} /> : null}
      <Part title="Earlier tickets" aside={earlier.length === 0 ? undefined : `${earlier.length} newest`}>
        {earlier.length === 0 ? (
          <Nothing>This is their only one.</Nothing>
        ) : (
          <ul className="grid gap-1.5">
            {earlier.map((one) => (
              <Row
                key={one.number}
                lead={
                  <SoftLink
                    href={`/desk/${guild.slug}/${one.number}`}
                    className="quiet-link min-w-0 truncate"
                  >
                    {one.number} {one.title}
                  </SoftLink>
                }
              >
                {one.open ? "open" : "closed"}
              </Row>
            ))}
          </ul>
        )}
      </Part>
      {may.write && ticket.open ? (
        <div className="sticky -bottom-4 -mx-4 -mb-4 border-t bg-raised px-4 py-3 max-md:bottom-16">
          <VerdictButton
            about={{
              ...found.verdict,
              guildId: guild.id,
              guildName: guild.name,
              number: ticket.number,
              seen: newest,
              type: ticket.type,
              level: found.level,
              symbol: found.currency.symbol,
              opener: ticket.opener.name,
              balance: found.balance,
              here: found.report?.serviceId ?? null,
            }}
          />
        </div>
      ) : null}
    </div>
  );
}
