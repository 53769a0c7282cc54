import { Table } from "@/components/data-table/table";
import { Status } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { ExportLink } from "@/components/ui/export-link";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import { type HistoryLine, RESULT_WORDS } from "../../history";

const MEANING = { applied: "good", paid: "good", declined: "warn", ended: "neutral" } as const;

/** Lines that stand there before all are asked for. */
const FIRST = 8;

/** How the plan came to be what it is. @param all every line, as the address asks */
export function HistoryCard({ lines, all }: { lines: readonly HistoryLine[]; all: boolean }) {
  const shown = all ? lines : lines.slice(0, FIRST);
  return (
    <Card flush id="history" className="scroll-mt-20 overflow-hidden">
      <CardHeader
        title="History"
        className="px-5 pt-4 pb-3 max-md:px-4"
        aside={lines.length > 0 ? <ExportLink href="/api/me/supporter/history" what="history" /> : null}
      />
      {lines.length === 0 ? (
        <p className="border-t px-5 py-5 text-13 text-muted max-md:px-4">
          Nothing has happened yet. Each change of your plan will stand here with its day and its cause.
        </p>
      ) : (
        <div className="border-t">
          <Table
            caption="Changes of your plan, the newest first"
            rows={shown}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "at",
                label: "When",
                phone: "below",
                className: "whitespace-nowrap text-muted",
                render: ({ at }) => <Time at={at} shape="stamp" />,
              },
              {
                key: "what",
                label: "What",
                phone: "lead",
                className: "py-2",
                render: ({ what, why, until }) => (
                  <>
                    {what}
                    {until ? (
                      <>
                        , until <Time at={until} shape="date" />
                      </>
                    ) : null}
                    {why ? <span className="block text-12 text-muted">{why}</span> : null}
                  </>
                ),
              },
              { key: "from", label: "From", phone: "below", render: ({ from }) => from },
              {
                key: "result",
                label: "Result",
                phone: "side",
                render: ({ result }) => <Status meaning={MEANING[result]}>{RESULT_WORDS[result]}</Status>,
              },
            ]}
          />
        </div>
      )}
      {shown.length < lines.length ? (
        <p className="border-t px-5 py-3 text-13 max-md:px-4">
          <SoftLink href="/me/supporter?history=all#history" className="quiet-link">
            Show all {lines.length}
          </SoftLink>
        </p>
      ) : null}
    </Card>
  );
}
