import { Card, CardHeader } from "@/components/ui/card";
import { SoftLink } from "@/components/ui/soft-link";
import { StatTile } from "@/components/ui/stat-tile";
import { percent } from "@/features/tickets/analytics/measure";
import { medianWords, shareWords, spreadWords, waitWords } from "@/features/tickets/analytics/words";
import type { OverviewFacts } from "../loaders";

const none = <span className="font-normal text-16 text-faint">none yet</span>;

/** How the ticket desk did this week; the rest of its numbers is a press away. */
export function DeskCard({ desk, access }: OverviewFacts) {
  if (!desk) return null;
  const { now, earlier } = desk;
  const kept = percent(now.promised[0], now.promised[1]);
  return (
    <Card>
      <CardHeader
        title="Ticket desk, last 7 days"
        aside={
          <SoftLink href={`/desk/numbers?range=7d&guild=${access.slug}`} className="quiet-link">
            All numbers
          </SoftLink>
        }
      />
      <div className="mt-3 grid gap-4">
        <StatTile
          label="First answer, median"
          value={now.first.median === null ? none : waitWords(now.first.median)}
          change={spreadWords(now.first)}
          age={medianWords(now.first, earlier.first, "7d")}
        />
        <StatTile
          label="Promises kept"
          value={kept === null ? none : `${kept} %`}
          change={
            kept === null
              ? "No answer was promised"
              : `${now.promised[0]} of ${now.promised[1]} promised answers`
          }
          age={shareWords(now.promised, earlier.promised, "7d")}
        />
      </div>
    </Card>
  );
}
