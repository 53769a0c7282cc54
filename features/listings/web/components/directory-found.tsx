import { type DirectoryQuery, FACETS, readQuery } from "../../directory";
import { word } from "../../words";
import { CopySearch } from "./copy-search";
import { Icon } from "./icon";
import styles from "./servers.module.css";
import type { DirectoryAnswer } from "./use-directory";

interface FoundProps {
  answer: DirectoryAnswer;
  query: DirectoryQuery;
  onChange: (next: DirectoryQuery) => void;
  timeZone: string;
}

/** How much was found for what, and whose evening the scores are of. */
export function DirectoryFound({ answer: { page, state, again }, query, onChange, timeZone }: FoundProps) {
  const chosen = FACETS.flatMap((facet) => query.chosen[facet].map(word));
  const filtered = chosen.length > 0 || query.text !== "";
  const count = filtered ? page.found : page.total;
  const more = filtered && page.more;
  return (
    <div className={styles.found}>
      <p role="status">
        {state === "failed" ? (
          <>
            <b>The list could not be read.</b> What was found before is still here.
          </>
        ) : (
          <>
            <b>
              {more && "More than "}
              {count} {count === 1 ? "server" : "servers"}
            </b>{" "}
            {chosen.join(", ")}
          </>
        )}
      </p>
      {state === "failed" && (
        <button type="button" onClick={again}>
          Try again
        </button>
      )}
      {filtered && (
        <>
          <button type="button" onClick={() => onChange({ ...readQuery(""), sort: query.sort })}>
            Clear {chosen.length > 1 ? "all" : "it"}
          </button>
          <CopySearch />
        </>
      )}
      <span className={styles.zone}>
        <Icon name="moon" size={14} /> Your evening is 19:00 to 23:00, {timeZone}.
      </span>
    </div>
  );
}
