import { Skull } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";
import { ChipLink } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/states";
import { loadOwnDeaths } from "../../case-loader";
import { ReportDeath } from "./report-death";

/** Leads to the report of a death from the form for a new ticket, and back. */
export function ReportSwitch({ slug, on }: { slug: string; on: boolean }) {
  return (
    <nav aria-label="What to open" className="mb-5 flex flex-wrap gap-2">
      <ChipLink on={!on} href={`/me/tickets/new?guild=${slug}`}>
        A ticket
      </ChipLink>
      <ChipLink on={on} href={`/me/tickets/new?guild=${slug}&about=death`}>
        <Skull aria-hidden className="size-4" />
        My last death
      </ChipLink>
    </nav>
  );
}

/** The report of a death, or what is missing for one. */
export async function ReportPart({ guildId, slug }: { guildId: string; slug: string }) {
  const found = await loadOwnDeaths(guildId);
  if (!found)
    return (
      <EmptyState
        title="Link your player first"
        action={<ButtonLink href="/me/players">Link your player</ButtonLink>}
      >
        Then your deaths in the log can be told from others', and the report fills itself in.
      </EmptyState>
    );
  if (found.deaths.length === 0)
    return (
      <EmptyState title="No death to report">
        The log has none of {found.player} in the last 14 days. New lines come in steps of about five minutes;
        open a plain ticket for anything else.
      </EmptyState>
    );
  return <ReportDeath guildId={guildId} slug={slug} player={found.player} deaths={found.deaths} />;
}
