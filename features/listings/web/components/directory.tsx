"use client";
import { useMemo } from "react";
import type { ServerCard as Card } from "../../card";
import { type DirectoryPage, type DirectoryQuery, FACETS, type Sort } from "../../directory";
import { type EveningScore, eveningHour, eveningScore, eveningSlots, zonedHours } from "../../evening";
import { DirectoryFilters } from "./directory-filters";
import { DirectoryFound } from "./directory-found";
import { Icon } from "./icon";
import { ServerCard } from "./server-card";
import { ServerRow } from "./server-row";
import styles from "./servers.module.css";
import { DayHours, dayClock } from "./spark";
import { useAddressQuery } from "./use-address-query";
import { useDirectory } from "./use-directory";
import { useVisitorClock } from "./use-visitor-clock";

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

interface ToolsProps {
  page: DirectoryPage;
  query: DirectoryQuery;
  onChange: (next: DirectoryQuery) => void;
}

function Tools({ page, query, onChange }: ToolsProps) {
  const chosen = FACETS.reduce((sum, facet) => sum + query.chosen[facet].length, 0);
  return (
    <search className={styles.tools}>
      <label>
        <Icon name="search" />
        <span className="sr-only">Search servers</span>
        <input
          type="search"
          placeholder="Name, place, rule or tag"
          maxLength={80}
          value={query.text}
          onChange={(event) => onChange({ ...query, text: event.target.value })}
        />
      </label>
      <label>
        <Icon name="sort" />
        <span>Sort</span>
        <select
          aria-label="Sort"
          value={query.sort}
          onChange={(event) => onChange({ ...query, sort: event.target.value as Sort })}
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
          <Icon name="sliders" /> Filters {chosen > 0 && <b>{chosen}</b>}
        </summary>
        <DirectoryFilters options={page.options} exact={page.exact} query={query} onChange={onChange} />
      </details>
    </search>
  );
}

/** Search, filters, the paid places and the list. @param first the plain list's first page, which came with the page */
export function DirectoryList({ first }: { first: DirectoryPage }) {
  const [query, setQuery] = useAddressQuery();
  const { timeZone, now } = useVisitorClock(first.at);
  const answer = useDirectory(first, query, eveningHour(timeZone, now));
  const { page, cards, next, state, more } = answer;
  const clock = useMemo(() => dayClock(page.sparkEnd, timeZone), [page.sparkEnd, timeZone]);
  const slots = useMemo(() => {
    const length = (page.cards[0] ?? page.featured[0])?.history.length ?? 0;
    return eveningSlots(zonedHours(Date.parse(page.historyEnd), length, timeZone));
  }, [page, timeZone]);
  const score = (card: Card): EveningScore => eveningScore(card.history, slots);
  const shared = { clock, timeZone, now };
  const { featured } = page;
  // New rows stand in the place of old ones: none is moved.
  const turn = `${timeZone} ${page.at}`;
  return (
    <div className={styles.directory} aria-busy={state === "loading"}>
      <Tools page={page} query={query} onChange={setQuery} />
      <DirectoryFound answer={answer} query={query} onChange={setQuery} timeZone={timeZone} />
      {featured.length > 0 && (
        <section key={`featured ${turn}`}>
          <h2>
            <Icon name="pin" size={18} /> Featured{" "}
            <small>
              {featured.length} of these {page.more ? page.total : page.found}. Gold supporters are pinned
              here and turn places every hour.
            </small>
          </h2>
          <div className={styles.cards}>
            {featured.map((card) => (
              <ServerCard key={card.slug} card={card} score={score(card)} {...shared} />
            ))}
          </div>
        </section>
      )}
      {featured.length > 0 && (
        <p key={`rule ${turn}`} className={styles.rule}>
          <Icon name="scale" />
          <span>
            <b>Payment changes place and look, never numbers.</b> Players, hours and scores are counted the
            same way for every server on this page.
          </span>
        </p>
      )}
      <section key={`all ${turn}`}>
        <h2>
          {featured.length > 0 ? "All others" : "All servers"} <small>{ORDER[query.sort]}</small>
        </h2>
        {page.found === 0 ? (
          <p className={styles.none}>
            <b>No server fits.</b> Take a filter away, or search for less.
          </p>
        ) : (
          <>
            <p className={styles.heads} aria-hidden="true">
              <span>Server</span>
              <span>Players now</span>
              <span>
                Players, last 24 h
                <DayHours clock={clock} />
              </span>
              <span>Your evening</span>
              <span>Next restart</span>
              <span>Log complete</span>
            </p>
            <ul>
              {cards.map((card) => (
                <ServerRow key={card.slug} card={card} score={score(card)} {...shared} />
              ))}
            </ul>
            <p className={styles.legend}>
              <span data-key="evening">your evening</span>
              <span data-key="ceiling">all slots taken</span>
              <span data-key="unknown">not known</span>
              <span>Score: share of slots taken in your evening, mean of the last 14</span>
            </p>
            {next !== null && (
              <button type="button" className={styles.more} onClick={more}>
                Show more servers
              </button>
            )}
          </>
        )}
      </section>
    </div>
  );
}
