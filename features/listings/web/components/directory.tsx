"use client";
import { useMemo, useState } from "react";
import type { Directory } from "../../card";
import { FACETS, filterCards, readQuery, type Sort, sortCards } from "../../directory";
import { type EveningScore, eveningScore, eveningSlots, zonedHours } from "../../evening";
import { word } from "../../words";
import { DirectoryFilters } from "./directory-filters";
import { Icon } from "./icon";
import { ServerCard } from "./server-card";
import { ServerRow } from "./server-row";
import styles from "./servers.module.css";
import { dayClock } from "./spark";
import { useAddressQuery } from "./use-address-query";
import { useVisitorClock } from "./use-visitor-clock";
import { useWholeList } from "./use-whole-list";

const PAGE = 20;
const SORTS: Record<Sort, string> = {
  evening: "Your evening",
  players: "Players now",
  restart: "Next restart",
  name: "Name",
};
const ORDER: Record<Sort, string> = {
  evening: "Fullest in your evening first.",
  players: "Most players now first.",
  restart: "Next restart first.",
  name: "By name.",
};

/** Search, filters, the paid places and the list. @param first what came with the page, of `total` servers */
export function DirectoryList({ first, total }: { first: Directory; total: number }) {
  const directory = useWholeList(first, total);
  const [query, setQuery] = useAddressQuery();
  const { timeZone, now } = useVisitorClock(directory.at);
  const [shown, setShown] = useState(PAGE);
  const clock = useMemo(() => dayClock(directory.sparkEnd, timeZone), [directory.sparkEnd, timeZone]);
  const scores = useMemo(() => {
    const length = directory.cards[0]?.history.length ?? 0;
    const slots = eveningSlots(zonedHours(Date.parse(directory.historyEnd), length, timeZone));
    return new Map<string, EveningScore>(
      directory.cards.map((card) => [card.slug, eveningScore(card.history, slots)]),
    );
  }, [directory, timeZone]);
  const found = filterCards(directory.cards, query);
  const featured = found.filter((card) => card.featured).slice(0, 3);
  const rank = new Map([...scores].map(([slug, { score }]) => [slug, score]));
  const others = sortCards(
    found.filter((card) => !featured.includes(card)),
    query.sort,
    rank,
  );
  const chosen = FACETS.flatMap((facet) => query.chosen[facet].map(word));
  const filtered = chosen.length > 0 || query.text !== "";
  const score = (slug: string): EveningScore => scores.get(slug) ?? { score: null, evenings: [], known: 0 };
  return (
    <div className={styles.directory}>
      <search className={styles.tools}>
        <label>
          <Icon name="search" />
          <span className="sr-only">Search servers</span>
          <input
            type="search"
            placeholder="Name, place, rule or tag"
            value={query.text}
            onChange={(event) => setQuery({ ...query, text: event.target.value })}
          />
        </label>
        <label>
          <Icon name="sort" />
          <span>Sort</span>
          <select
            aria-label="Sort"
            value={query.sort}
            onChange={(event) => setQuery({ ...query, sort: event.target.value as Sort })}
          >
            {Object.entries(SORTS).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <details>
          <summary>
            <Icon name="sliders" /> Filters {chosen.length > 0 && <b>{chosen.length}</b>}
          </summary>
          <DirectoryFilters cards={directory.cards} query={query} onChange={setQuery} />
        </details>
      </search>
      <p className={styles.found} role="status">
        <span>
          <b>
            {found.length} {found.length === 1 ? "server" : "servers"}
          </b>{" "}
          {chosen.join(", ")}
        </span>
        {filtered && (
          <button type="button" onClick={() => setQuery({ ...readQuery(""), sort: query.sort })}>
            Clear {chosen.length > 1 ? "all" : "it"}
          </button>
        )}
        <span className={styles.zone}>
          <Icon name="moon" size={14} /> Your evening is 19:00 to 23:00, {timeZone}.
        </span>
      </p>
      {featured.length > 0 && (
        <section key={`featured ${timeZone}`}>
          <h2>
            <Icon name="pin" size={18} /> Featured{" "}
            <small>
              {featured.length} of these {found.length}. Gold supporters are pinned here and turn places every
              hour.
            </small>
          </h2>
          <div className={styles.cards}>
            {featured.map((card) => (
              <ServerCard
                key={card.slug}
                card={card}
                score={score(card.slug)}
                clock={clock}
                timeZone={timeZone}
                now={now}
              />
            ))}
          </div>
        </section>
      )}
      {featured.length > 0 && (
        <p className={styles.rule}>
          <Icon name="scale" />
          <span>
            <b>Payment changes place and look, never numbers.</b> Players, hours and scores are counted the
            same way for every server on this page.
          </span>
        </p>
      )}
      <section>
        <h2>
          {featured.length > 0 ? `The other ${others.length}` : "All servers"}{" "}
          <small>{ORDER[query.sort]}</small>
        </h2>
        {found.length === 0 ? (
          <p className={styles.none}>
            <b>No server fits.</b> Take a filter away, or search for less.
          </p>
        ) : (
          <>
            <p className={styles.heads} aria-hidden="true">
              <span>Server</span>
              <span>Players now</span>
              <span>Players, last 24 h</span>
              <span>Your evening</span>
              <span>Next restart</span>
              <span>Log complete</span>
            </p>
            <ul key={`list ${timeZone}`}>
              {others.slice(0, shown).map((card) => (
                <ServerRow
                  key={card.slug}
                  card={card}
                  score={score(card.slug)}
                  clock={clock}
                  timeZone={timeZone}
                  now={now}
                />
              ))}
            </ul>
            <p className={styles.legend}>
              <span data-key="evening">your evening</span>
              <span data-key="ceiling">all slots taken</span>
              <span data-key="unknown">not known</span>
              <span>Score: share of slots taken in your evening, mean of the last 14</span>
            </p>
            {others.length > shown && (
              <button type="button" className={styles.more} onClick={() => setShown(shown + PAGE)}>
                Show {Math.min(PAGE, others.length - shown)} more
              </button>
            )}
          </>
        )}
      </section>
    </div>
  );
}
