import { Braces } from "lucide-react";
import { PageHeader } from "@/components/layout/page-header";
import { buttonClass } from "@/components/ui/button-class";
import { ReaderZone, Time } from "@/components/ui/time";
import { tierName } from "@/features/supporters/rules";
import type { Transcript } from "../../transcript/schema";
import { PRIORITY_WORDS, TYPE_WORDS } from "../../words";
import type { TranscriptData } from "./loaders";
import { PrintButton } from "./print-button";
import { CaseParts } from "./transcript-case";
import { Entries } from "./transcript-entries";

function facts({ ticket }: Transcript): [label: string, value: React.ReactNode][] {
  const { opener, rating } = ticket;
  const type = TYPE_WORDS[ticket.type as keyof typeof TYPE_WORDS]?.name ?? ticket.type;
  return [
    ["Opened by", opener.tier === "none" ? opener.name : `${opener.name}, ${tierName(opener.tier)}`],
    ["Opened", <Time key="opened" at={ticket.openedAt} shape="exact" />],
    ["About", ticket.subject ? `${type}, ${ticket.subject.kind} ${ticket.subject.number}` : type],
    ...ticket.answers.map(({ label, answer }): [string, string] => [label, answer]),
    ["Priority", PRIORITY_WORDS[ticket.priority as keyof typeof PRIORITY_WORDS] ?? ticket.priority],
    ...(ticket.assignee === null ? [] : [["Handled by", ticket.assignee] as [string, string]]),
    ...(ticket.tags.length === 0 ? [] : [["Tags", ticket.tags.join(", ")] as [string, string]]),
    [
      "State",
      ticket.closedAt === null ? (
        "Open"
      ) : (
        <span key="state">
          Closed, <Time at={ticket.closedAt} shape="exact" />
          {ticket.closeReason ? `: ${ticket.closeReason}` : null}
        </span>
      ),
    ],
    ...(rating === null
      ? []
      : [
          ["Rated", `${rating.stars} of 5${rating.comment ? `: ${rating.comment}` : ""}`] as [string, string],
        ]),
  ];
}

/** A ticket on paper: light in either theme, and without the frame around it when it is printed. */
export function TranscriptPage({ data }: { data: TranscriptData }) {
  const { transcript, back, file } = data;
  const { ticket, guild } = transcript;
  const staff = transcript.for === "staff";
  return (
    <>
      <PageHeader
        title="Transcript"
        purpose={
          staff
            ? "Everything that staff read, notes too. Think of who gets it."
            : "Your ticket from its first word to its last, to keep."
        }
        crumbs={[
          { label: staff ? "Ticket desk" : "Tickets", href: staff ? "/desk" : "/me/tickets" },
          { label: `Number ${ticket.number}`, href: back },
          { label: "Transcript" },
        ]}
        actions={
          <>
            <a href={file} download className={buttonClass({})}>
              <Braces aria-hidden />
              Export as JSON
            </a>
            <PrintButton />
          </>
        }
        className="mb-5 print:hidden"
      />
      <article
        data-theme="light"
        aria-label="Transcript"
        className="transcript-paper mx-auto max-w-[52rem] rounded-card border bg-raised p-10 text-14 text-ink max-md:p-4 print:max-w-none print:rounded-none print:border-0 print:p-0"
      >
        <header className="border-b pb-5">
          <p className="text-12 text-muted">
            {guild.name}, ticket {ticket.number}
          </p>
          <h2 className="mt-1 font-semibold text-20">{ticket.title}</h2>
          <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5 text-13">
            {facts(transcript).map(([label, value]) => (
              <div key={label} className="contents">
                <dt className="text-muted">{label}</dt>
                <dd className="min-w-0 break-words">{value}</dd>
              </div>
            ))}
          </dl>
        </header>
        <Entries entries={transcript.entries} />
        <CaseParts transcript={transcript} />
        <footer className="mt-6 border-t pt-4 text-12 text-muted">
          Written <Time at={transcript.exportedAt} shape="exact" /> by Grizzly for{" "}
          {staff ? "the guild's staff" : "the opener, without what staff said among themselves"}. Times are in{" "}
          <ReaderZone />.
        </footer>
      </article>
    </>
  );
}
