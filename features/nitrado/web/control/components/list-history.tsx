import { Status } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { ExportLink } from "@/components/ui/export-link";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import type { ListView } from "../../../control/data/lists";
import type { ListName } from "../../../control/lists";
import type { ListChangeDto } from "../../../control/schema";
import { listAddress } from "../list-query";
import { changeWords, counted } from "../words";

/** What was read back at Nitrado after a change: the list there is the record, this is the proof of it. */
function Record({ change, list }: { change: ListChangeDto; list: ListName }) {
  const { outcome, entriesAfter } = change;
  if (!outcome && entriesAfter === null) return null;
  return (
    <p className="text-12 text-faint">
      {outcome}
      {entriesAfter === null
        ? null
        : ` Setting general.${list} at Nitrado then held ${counted(entriesAfter, "entry", "entries")}.`}
    </p>
  );
}

/** Who changed a list and when, here and in Nitrado's own panel. */
export function ListHistory({
  view,
  base,
  file,
  search,
}: {
  view: ListView;
  base: string;
  /** Where the history is had as a file. */
  file: string;
  search: string;
}) {
  const { list, history, older } = view;
  return (
    <Card flush>
      <CardHeader
        title="History"
        hint="What was done in Nitrado's panel is found when the list is read."
        aside={history.length > 0 ? <ExportLink href={file} what="history" /> : null}
        className="px-5 pt-4 pb-3"
      />
      {history.length === 0 ? (
        <p className="border-t px-5 py-4 text-13 text-muted">
          Nothing was changed since it is looked at here.
        </p>
      ) : (
        <ul className="divide-y border-t">
          {history.map((change) => {
            const { words, meaning } = changeWords(change);
            return (
              <li key={change.id} className="grid gap-0.5 px-5 py-2.5">
                <p className="flex flex-wrap items-center gap-x-2 text-13">
                  <Status meaning={meaning}>{words}</Status>
                  <span className="break-all font-medium">{change.entry}</span>
                </p>
                <p className="text-12 text-muted">
                  {change.state === "seen" ? "In Nitrado's panel, found" : `By ${change.by},`}{" "}
                  <Time at={change.stateAt} />.{change.reason ? ` “${change.reason}”` : ""}
                </p>
                <Record change={change} list={list} />
              </li>
            );
          })}
        </ul>
      )}
      {older ? (
        <p className="border-t px-5 py-3 text-13">
          <SoftLink href={listAddress(base, { list, search, before: older })} className="quiet-link">
            Older changes
          </SoftLink>
        </p>
      ) : null}
    </Card>
  );
}
