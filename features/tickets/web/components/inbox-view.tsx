import { PageHeader } from "@/components/layout/page-header";
import { ChipLink } from "@/components/ui/chip";
import { TICKET_TYPES, TYPE_WORDS } from "../../words";
import type { Inbox } from "../loaders";
import { type DeskQuery, writeDesk } from "../ticket-query";
import { DeskKeys } from "./desk-keys";
import { InboxList, InboxViews } from "./inbox-list";

/** The desk: one queue over all guilds, the soonest deadline first. */
export function InboxView({ data, query }: { data: Inbox; query: DeskQuery }) {
  const { guilds } = data;
  return (
    <>
      <PageHeader
        title="Ticket desk"
        purpose={
          query.view === "closed"
            ? "What is settled, the newest first."
            : "Everyone who waits, the soonest deadline first. Deadlines come from what each tier was promised."
        }
        actions={<DeskKeys />}
        className="mb-5"
      />
      <div className="grid items-start gap-6 xl:grid-cols-[200px_minmax(0,1fr)]">
        <InboxViews data={data} query={query} />
        <div className="grid min-w-0 gap-4">
          {guilds.length > 1 ? (
            <nav aria-label="Guilds" className="flex flex-wrap gap-2">
              <ChipLink on={query.guild === null} href={`/desk${writeDesk(query, { guild: null })}`}>
                All guilds
              </ChipLink>
              {guilds.map((guild) => (
                <ChipLink
                  key={guild.slug}
                  on={query.guild === guild.slug}
                  href={`/desk${writeDesk(query, { guild: guild.slug })}`}
                >
                  {guild.name}
                </ChipLink>
              ))}
            </nav>
          ) : null}
          <nav aria-label="What it is about" className="flex flex-wrap gap-2">
            <ChipLink on={query.type === null} href={`/desk${writeDesk(query, { type: null })}`}>
              Everything
            </ChipLink>
            {TICKET_TYPES.map((type) => (
              <ChipLink key={type} on={query.type === type} href={`/desk${writeDesk(query, { type })}`}>
                {TYPE_WORDS[type].name}
              </ChipLink>
            ))}
          </nav>
          <InboxList data={data} query={query} now={new Date().toISOString()} />
        </div>
      </div>
    </>
  );
}
