import { Status } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import type { ListView } from "../../../control/data/lists";
import { listAddress } from "../list-query";
import { changeWords } from "../words";

/** Who changed a list and when, here and in Nitrado's own panel. */
export function ListHistory({ view, base, search }: { view: ListView; base: string; search: string }) {
  const { list, history, older } = view;
  return (
    <Card flush>
      <CardHeader
        title="History"
        hint="What was done in Nitrado's panel is found when the list is read."
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
                  {change.state === "failed" && change.outcome ? ` ${change.outcome}` : ""}
                </p>
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
