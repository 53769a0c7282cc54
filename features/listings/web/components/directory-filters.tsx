import { useState } from "react";
import type { DirectoryQuery, Facet, FacetOptions } from "../../directory";
import { word } from "../../words";
import { Icon } from "./icon";
import styles from "./servers.module.css";

const NAMES: Record<Facet, string> = {
  map: "Map",
  players: "Players now",
  region: "Region",
  platform: "Platform",
  fighting: "Fighting",
  language: "Language",
  tags: "Tags",
};
/** Long filters at the left, short ones at the right. */
const SIDES: readonly (readonly Facet[])[] = [
  ["map", "players", "region", "tags"],
  ["platform", "fighting", "language"],
];
const SHOWN = 8;

interface FiltersProps {
  options: FacetOptions;
  /** Whether the numbers say what choosing would show; else they count the whole directory. */
  exact: boolean;
  query: DirectoryQuery;
  onChange: (next: DirectoryQuery) => void;
}

/** Adds or takes a value of a filter. */
export function toggle(query: DirectoryQuery, facet: Facet, value: string): DirectoryQuery {
  const chosen = query.chosen[facet];
  const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  return { ...query, chosen: { ...query.chosen, [facet]: next } };
}

function Chips({ facet, options, query, onChange }: FiltersProps & { facet: Facet }) {
  const [open, setOpen] = useState(false);
  const chosen = query.chosen[facet];
  const known = options[facet];
  const offered = known.filter(({ value }, index) => open || index < SHOWN || chosen.includes(value));
  const hidden = known.length - offered.length;
  const added = chosen.filter((one) => !known.some(({ value }) => value === one));
  if (offered.length + added.length === 0) return null;
  return (
    <fieldset>
      <legend>{NAMES[facet]}</legend>
      {[...offered, ...added.map((value) => ({ value, count: 0 }))].map(({ value, count }) => (
        <button
          key={value}
          type="button"
          aria-pressed={chosen.includes(value)}
          onClick={() => onChange(toggle(query, facet, value))}
        >
          {chosen.includes(value) && <Icon name="check" size={14} />}
          {word(value)} <span>{count}</span>
        </button>
      ))}
      {hidden > 0 && (
        <button type="button" data-more="" onClick={() => setOpen(true)}>
          {hidden} more
        </button>
      )}
    </fieldset>
  );
}

/** One line of chips a filter, each with the number of servers that it would show. */
export function DirectoryFilters(props: FiltersProps) {
  return (
    <div className={styles.filters}>
      {SIDES.map((facets) => (
        <div key={facets[0]}>
          {facets.map((facet) => (
            <Chips key={facet} facet={facet} {...props} />
          ))}
        </div>
      ))}
      {!props.exact && <p>Numbers count the whole directory.</p>}
    </div>
  );
}
