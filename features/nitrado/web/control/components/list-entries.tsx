import { Time } from "@/components/ui/time";
import type { ListChangeDto, ListEntryDto } from "../../../control/schema";
import type { NamedList } from "../list-query";
import { RemoveEntry } from "./remove-entry";

function About({ entry, since, playerName, times }: ListEntryDto) {
  const expires = since?.expiresAt;
  return (
    <p className="text-12 text-muted">
      {playerName && playerName !== entry ? `Known as ${playerName}. ` : ""}
      {since ? (
        <>
          Added by {since.by} <Time at={since.stateAt} />.{since.reason ? ` “${since.reason}” ` : " "}
        </>
      ) : (
        "Stood in the list before it was looked at here. "
      )}
      {expires ? (
        <>
          Ends <Time at={expires} shape="stamp" />.{" "}
        </>
      ) : null}
      {times > 1 ? `Stands ${times} times in the list.` : ""}
    </p>
  );
}

/** The entries of a list as the server has them, with what is known of each. */
export function ListEntries({
  entries,
  waiting,
  named,
  obstacle,
}: {
  entries: readonly ListEntryDto[];
  waiting: readonly ListChangeDto[];
  named: NamedList;
  obstacle: string | null;
}) {
  return (
    <ul className="divide-y border-t">
      {entries.map((one) => (
        <li key={one.entry} className="flex items-center justify-between gap-4 px-5 py-2.5">
          <div className="min-w-0">
            <p className="break-all text-13 text-ink">{one.entry}</p>
            <About {...one} />
          </div>
          <RemoveEntry
            named={named}
            entry={one.entry}
            obstacle={obstacle}
            waiting={waiting.some((change) => change.entry === one.entry && change.action === "remove")}
          />
        </li>
      ))}
    </ul>
  );
}
