import type { ReactNode } from "react";
import type { TicketMessage } from "../../../schema";
import { type Case, loadCase, loadOwnCase } from "../../case-loader";
import type { DeskTicket, OwnTicket } from "../../loaders";
import { OwnVerdictCard } from "../verdict/own-verdict";
import { VerdictCard } from "../verdict/verdict-card";
import { EvidenceButton } from "./evidence-button";
import { EvidenceCard } from "./evidence-card";
import { ReportCard } from "./report-card";
import { takeable } from "./takeable";

/** What stands above and below a message's words. */
export interface MessageExtra {
  above?: ReactNode;
  below?: ReactNode;
}
export type ExtraOf = (message: TicketMessage) => MessageExtra | null;

function belowFor(found: Case, message: TicketMessage, data: DeskTicket): ReactNode {
  const cards = found.cards.filter(({ messageId }) => messageId === message.id);
  const verdict = found.verdicts.find(({ messageId }) => messageId === message.id);
  if (cards.length === 0 && !verdict) return null;
  return (
    <>
      {cards.map((evidence) => (
        <EvidenceCard key={evidence.id} evidence={evidence} />
      ))}
      {verdict ? (
        <VerdictCard
          verdict={verdict}
          guildId={data.guild.id}
          slug={data.guild.slug}
          symbol={found.currency.symbol}
          level={found.level}
          caps={found.verdict.caps}
          writes={data.may.write}
        />
      ) : null}
    </>
  );
}

/** Report, evidence and verdicts at the messages that they belong to, for staff. */
export async function deskExtras(data: DeskTicket): Promise<ExtraOf> {
  const found = await loadCase(data.guild.id, data.ticket.number);
  const first = data.ticket.messages.find(({ kind }) => kind === "opener")?.id;
  return (message) => ({
    above: found.report && message.id === first ? <ReportCard report={found.report} /> : null,
    below: belowFor(found, message, data),
  });
}

/** The opener's own report and verdicts, at the messages that they belong to. */
export async function ownExtras({ ticket, guild }: OwnTicket): Promise<ExtraOf> {
  const { report, verdicts, symbol } = await loadOwnCase(guild.id, ticket.number);
  const first = ticket.messages.find(({ kind }) => kind === "opener")?.id;
  return (message) => {
    const verdict = verdicts.find(({ messageId }) => messageId === message.id)?.verdict;
    return {
      above: report && message.id === first ? <ReportCard report={report} /> : null,
      below: verdict ? <OwnVerdictCard verdict={verdict} symbol={symbol} guildId={guild.id} /> : null,
    };
  };
}

/** The composer's button that takes lines of the log into a note; nothing where the ticket has none. */
export async function EvidenceSlot({ data }: { data: DeskTicket }) {
  const found = await loadCase(data.guild.id, data.ticket.number);
  const lines = takeable(found);
  if (lines.length === 0) return null;
  return <EvidenceButton guildId={data.guild.id} number={data.ticket.number} lines={lines} />;
}
