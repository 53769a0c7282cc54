import type { ServerCard } from "../../card";
import { type DirectoryQuery, FACETS, type Facet, facetOptions } from "../../directory";
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
const SHOWN = 8;

interface FiltersProps {
  cards: readonly ServerCard[];
  query: DirectoryQuery;
  onChange: (next: DirectoryQuery) => void;
}

/** Adds or takes a value of a filter. */
export function toggle(query: DirectoryQuery, facet: Facet, value: string): DirectoryQuery {
  const chosen = query.chosen[facet];
  const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  return { ...query, chosen: { ...query.chosen, [facet]: next } };
}

/** One line of chips a filter, each with the number of servers that it would show. */
export function DirectoryFilters({ cards, query, onChange }: FiltersProps) {
  return (
    <div className={styles.filters}>
      {FACETS.map((facet) => {
        const options = facetOptions(cards, query, facet);
        if (options.length === 0) return null;
        return (
          <fieldset key={facet}>
            <legend>{NAMES[facet]}</legend>
            {options.slice(0, SHOWN).map(({ value, count }) => {
              const pressed = query.chosen[facet].includes(value);
              return (
                <button
                  key={value}
                  type="button"
                  aria-pressed={pressed}
                  onClick={() => onChange(toggle(query, facet, value))}
                >
                  {pressed && <Icon name="check" size={14} />}
                  {word(value)} <span>{count}</span>
                </button>
              );
            })}
          </fieldset>
        );
      })}
    </div>
  );
}
