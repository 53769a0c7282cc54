import { Star } from "lucide-react";
import type { ReactNode } from "react";
import { type Column, Table } from "@/components/data-table/table";
import { Card, CardHeader } from "@/components/ui/card";
import { ExportLink } from "@/components/ui/export-link";
import { SoftLink } from "@/components/ui/soft-link";
import { TierMark } from "@/components/ui/tier-badge";
import { Time } from "@/components/ui/time";
import { tierName } from "@/features/supporters/rules";
import { percent } from "../../../analytics/measure";
import type { Figures } from "../../../analytics/summary";
import { waitWords } from "../../../analytics/words";
import { TYPE_WORDS } from "../../../words";
import type { NumbersData } from "../loaders";
import { numbersFile } from "../query";

/** Promises by tier, each as a bar with its count; whoever has no tier is measured against our own aim. */
export function PromisesCard({ data }: { data: NumbersData }) {
  const { byTier } = data.now;
  return (
    <Card>
      <CardHeader
        title="Promise kept, by tier"
        hint="Every answer that was owed, not the first alone. Deadlines are those of the moment."
        aside={
          data.overdue > 0 ? (
            <SoftLink href="/desk?view=overdue" className="quiet-link text-warn">
              {data.overdue} overdue now
            </SoftLink>
          ) : null
        }
      />
      {byTier.length === 0 ? (
        <p className="mt-3 text-13 text-muted">No answer was owed in this stretch.</p>
      ) : (
        <ul className="mt-4 grid gap-4">
          {byTier.toReversed().map(({ tier, kept, of }) => {
            const share = percent(kept, of) ?? 0;
            return (
              <li key={tier} className="grid gap-1.5 text-13">
                <span className="flex items-center justify-between gap-3">
                  <span className="flex items-center gap-2">
                    {tier === "none" ? null : <TierMark tier={tier} className="size-5" />}
                    {tier === "none" ? "No tier, our own aim" : tierName(tier)}
                  </span>
                  <span>
                    <span className="font-medium">{share} %</span>{" "}
                    <span className="text-muted">
                      {kept} of {of}
                    </span>
                  </span>
                </span>
                <svg
                  viewBox="0 0 100 4"
                  preserveAspectRatio="none"
                  aria-hidden="true"
                  className="h-1.5 w-full"
                >
                  <rect width="100" height="4" rx="1" className="fill-fill-strong" />
                  <rect width={share} height="4" rx="1" className={share < 80 ? "fill-warn" : "fill-good"} />
                </svg>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}

interface Line {
  key: string;
  name: ReactNode;
  figures: Figures;
}

const faint = <span className="text-faint">none</span>;

const MEASURES: readonly Column<Line>[] = [
  {
    key: "first",
    label: "First answer, median",
    align: "right",
    phone: "side",
    render: ({ figures: { first } }) =>
      first.median === null ? (
        faint
      ) : (
        <>
          {waitWords(first.median)} <span className="text-muted">of {first.count}</span>
        </>
      ),
  },
  {
    key: "kept",
    label: "Promises kept",
    align: "right",
    render: ({ figures: { promised } }) =>
      promised[1] === 0 ? (
        <span className="max-md:hidden">{faint}</span>
      ) : (
        <>
          {promised[0]} of {promised[1]}
          <span className="md:sr-only"> promises kept</span>
        </>
      ),
  },
  { key: "closed", label: "Closed", align: "right", phone: "away", render: (line) => line.figures.closed },
  {
    key: "again",
    label: "Opened again",
    align: "right",
    phone: "away",
    render: (line) => line.figures.reopened,
  },
  {
    key: "rating",
    label: "Rating",
    align: "right",
    phone: "away",
    render: ({ figures: { rating, ratings } }) =>
      rating === null ? (
        faint
      ) : (
        <>
          {rating.toFixed(1)} <span className="text-muted">of {ratings}</span>
        </>
      ),
  },
];

function Lines({
  data,
  title,
  hint,
  head,
  by,
  lines,
}: {
  data: NumbersData;
  title: string;
  hint: string;
  head: string;
  by: "agent" | "category";
  lines: readonly Line[];
}) {
  return (
    <Card flush className="overflow-hidden">
      <CardHeader
        className="p-5 pb-3 max-md:p-4 max-md:pb-3"
        title={title}
        hint={hint}
        aside={
          data.exportFrom && lines.length > 0 ? (
            <ExportLink href={numbersFile(data.exportFrom, data.query, by)} />
          ) : null
        }
      />
      {lines.length === 0 ? (
        <p className="border-t px-5 py-4 text-13 text-muted max-md:px-4">Nothing in this stretch.</p>
      ) : (
        <div className="overflow-x-auto border-t">
          <Table
            caption={title}
            columns={[
              { key: "name", label: head, phone: "lead", render: (line: Line) => line.name },
              ...(by === "agent"
                ? [
                    {
                      key: "said",
                      label: "Messages",
                      align: "right",
                      phone: "away",
                      render: (line: Line) => line.figures.staffMessages,
                    } as const,
                  ]
                : [
                    {
                      key: "opened",
                      label: "Opened",
                      align: "right",
                      phone: "away",
                      render: (line: Line) => line.figures.opened,
                    } as const,
                  ]),
              ...MEASURES,
            ]}
            rows={lines}
            rowKey={(line) => line.key}
          />
        </div>
      )}
    </Card>
  );
}

/** Agents beside each other for whoever leads the desk; everybody else finds themselves. */
export function AgentsCard({ data }: { data: NumbersData }) {
  return (
    <Lines
      data={data}
      title="By agent"
      hint={
        data.others.length > 0
          ? "First answers and messages are of who wrote; closings and ratings of who had the ticket."
          : "You see your own and the team's. Managers see everybody's."
      }
      head="Agent"
      by="agent"
      lines={data.agents.map(({ id, name, figures }) => ({
        key: id,
        name: id === data.me ? `${name} (you)` : name,
        figures,
      }))}
    />
  );
}

/** What tickets are about. */
export function CategoriesCard({ data }: { data: NumbersData }) {
  return (
    <Lines
      data={data}
      title="By category"
      hint="Reports about staff are not counted anywhere here."
      head="About"
      by="category"
      lines={[...data.categories].map(([category, figures]) => ({
        key: category,
        name: TYPE_WORDS[category as keyof typeof TYPE_WORDS]?.name ?? category,
        figures,
      }))}
    />
  );
}

/** The newest words of those who rated. */
export function CommentsCard({ data }: { data: NumbersData }) {
  if (data.comments.length === 0) return null;
  return (
    <Card flush>
      <CardHeader className="p-5 pb-3 max-md:p-4 max-md:pb-3" title="What they said" />
      <ul className="divide-y border-t">
        {data.comments.map((one) => (
          <li key={`${one.slug}-${one.number}`} className="px-5 py-3 text-13 max-md:px-4">
            <p className="flex items-center gap-1.5 text-12 text-muted">
              <Star aria-hidden className="size-3.5 fill-honey text-honey-text" />
              {one.rating} of 5, <Time at={one.at} shape="smart" />
            </p>
            <p className="mt-1 whitespace-pre-line break-words">{one.comment}</p>
            <SoftLink
              href={`/desk/${one.slug}/${one.number}`}
              className="quiet-link mt-1 inline-block text-12"
            >
              {one.number} {one.title}
            </SoftLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
