import { type Column, Table } from "@/components/data-table/table";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import type { SeenSearch } from "../../../data/search-eye";
import { FACETS, readQuery } from "../../../directory";
import { word } from "../../../words";
import type { ListingData } from "../../listing-loaders";

type Opened = Extract<ListingData["opened"], { view: "searches" }>;

/** A search in words: `"hardcore" in Europe, on PC`. */
function inWords(search: string): string {
  const query = readQuery(search);
  const chosen = FACETS.flatMap((facet) => query.chosen[facet].map(word));
  return [query.text && `“${query.text}”`, ...chosen].filter(Boolean).join(", ");
}

const COLUMNS: Column<SeenSearch>[] = [
  {
    key: "query",
    label: "Searched for",
    phone: "lead",
    render: ({ query }) => (
      <a className="underline underline-offset-2" href={`/servers${query}`}>
        {inWords(query)}
      </a>
    ),
  },
  { key: "hits", label: "Times today", align: "right", phone: "side", render: ({ hits }) => hits },
  {
    key: "found",
    label: "Servers found",
    align: "right",
    render: ({ found }) => (found >= 400 ? "400 or more" : found),
  },
  {
    key: "place",
    label: "Your place",
    align: "right",
    phone: "side",
    render: ({ place }) => (place === null ? "behind 200" : `${place}.`),
  },
];

/** In which of today's searches the listing stands, and where: the directory as visitors' questions see it. */
export function SearchesView({ opened, live }: { opened: Opened; live: boolean }) {
  const { seen, asked, at } = opened;
  if (!live) {
    return (
      <Card>
        <EmptyState title="Not in the directory yet">
          As soon as the listing is live, it stands here in which of the day's searches it is found, and
          where.
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card flush className="overflow-hidden">
      <div className="p-5">
        <CardHeader
          title="Today's searches that find you"
          hint={
            <>
              {seen.length} of the {asked} most frequent ones, in their own order, as of{" "}
              <Time at={at} shape="clock" />. A day begins at midnight UTC. A paid place stands above all of
              them and is not counted here.
            </>
          }
        />
      </div>
      {seen.length > 0 ? (
        <Table
          caption="Searches of today in which the listing stands"
          columns={COLUMNS}
          rows={seen}
          rowKey={(row) => row.query}
        />
      ) : (
        <EmptyState title={asked === 0 ? "Nobody has searched yet today" : "None of them found you"}>
          {asked === 0
            ? "Searches with a word or a filter are counted, without who asked."
            : "Words of your name, texts, rules and tags are what a search looks at."}
        </EmptyState>
      )}
    </Card>
  );
}
