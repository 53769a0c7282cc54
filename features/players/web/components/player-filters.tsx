import { Columns3, Search } from "lucide-react";
import { Checkbox } from "@/components/form/choice";
import { Input } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { ChipLink } from "@/components/ui/chip";
import { Popover } from "@/components/ui/popover";
import { Segments } from "@/components/ui/tabs";
import { playersAddress } from "../../players-asked";
import { PLAYER_COLUMNS, type PlayersQuery, USUAL_COLUMNS } from "../../profile";
import { COLUMN_WORDS } from "./player-columns";

const DAYS = [null, 1, 7, 30] as const;

/** What else is asked, so that a form changes one thing alone. */
function Kept({ query, without }: { query: PlayersQuery; without: "search" | "columns" }) {
  const rest = new URLSearchParams(
    playersAddress("", query, without === "search" ? { search: "" } : { columns: USUAL_COLUMNS }).slice(1),
  );
  return [...rest].map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

function ColumnChoice({ path, query }: { path: string; query: PlayersQuery }) {
  return (
    <Popover
      id="player-columns"
      buttonClassName={buttonClass({ size: "small" })}
      button={
        <>
          <Columns3 aria-hidden />
          Columns
        </>
      }
    >
      <form action={path} className="grid gap-1 p-2" aria-label="Columns">
        <Kept query={query} without="columns" />
        {PLAYER_COLUMNS.map((column) => (
          <Checkbox
            key={column}
            name="cols"
            value={column}
            label={COLUMN_WORDS[column]}
            defaultChecked={query.columns.includes(column)}
          />
        ))}
        <Button type="submit" size="small" className="mt-2">
          Show these
        </Button>
      </form>
    </Popover>
  );
}

/** What the list of players is asked, all of it in its address. */
export function PlayerFilters({ path, query }: { path: string; query: PlayersQuery }) {
  const chip = (label: string, on: boolean, change: Partial<PlayersQuery>) => (
    <ChipLink href={playersAddress(path, query, change)} on={on} scroll={false}>
      {label}
    </ChipLink>
  );
  const { linked, online } = query;
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <form action={path} className="w-80 max-md:w-full">
          <Kept query={query} without="search" />
          <Input
            type="search"
            name="q"
            defaultValue={query.search}
            aria-label="Part of a name, or a platform id"
            placeholder="Part of a name, or a platform id"
            lead={<Search />}
          />
        </form>
        <span className="ml-auto max-md:hidden">
          <ColumnChoice path={path} query={query} />
        </span>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <nav aria-label="Which players" className="flex flex-wrap gap-2">
          {chip("Online", online, { online: !online })}
          {chip("Linked", linked === "yes", { linked: linked === "yes" ? null : "yes" })}
          {chip("Not linked", linked === "no", { linked: linked === "no" ? null : "no" })}
        </nav>
        <Segments
          label="Seen in"
          tabs={DAYS.map((days) => ({
            href: playersAddress(path, query, { days }),
            label: days === null ? "Ever" : days === 1 ? "24 h" : `${days} d`,
            current: query.days === days,
          }))}
        />
      </div>
    </div>
  );
}
