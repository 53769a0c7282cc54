import { ChevronRight, Search } from "lucide-react";
import { Checkbox } from "@/components/form/choice";
import { Input, Select } from "@/components/form/input";
import { Button, ButtonLink } from "@/components/ui/button";
import { ChipLink } from "@/components/ui/chip";
import { Segments } from "@/components/ui/tabs";
import { type KillsAsked, killsAddress } from "../../kill-query";
import { KILL_KINDS } from "../../schema";
import type { KillFeedData } from "../kill-feed";
import { CAUSE_WORDS } from "../kill-words";

interface FilterProps {
  data: KillFeedData;
  asked: KillsAsked;
  path: string;
}

/** Whether anything is asked that leaves kills out. */
export function isFiltered({ view: _, before: __, ...asked }: KillsAsked): boolean {
  return Object.keys(asked).length > 0;
}

/** Questions that are asked often, each one press. */
function Quick({ asked, path }: Pick<FilterProps, "asked" | "path">) {
  const chip = (label: string, on: boolean, change: Partial<KillsAsked>) => (
    <ChipLink href={killsAddress(path, asked, change)} on={on} scroll={false}>
      {label}
    </ChipLink>
  );
  const pvp = asked.cause === "pvp";
  const head = asked.head === "1";
  const far = asked.far === "300";
  return (
    <nav aria-label="Often asked" className="flex flex-wrap gap-2">
      {chip("Everything", !isFiltered(asked), emptied(asked))}
      {chip("Only between players", pvp, { cause: pvp ? undefined : "pvp" })}
      {chip("Headshots", head, { head: head ? undefined : "1" })}
      {chip("300 m and more", far, { far: far ? undefined : "300" })}
    </nav>
  );
}

const emptied = (asked: KillsAsked): Partial<KillsAsked> =>
  Object.fromEntries(Object.keys(asked).map((name) => [name, name === "view" ? asked.view : undefined]));

/** What is asked more seldom; open where it is asked. */
function MoreFilters({ asked, clock }: { asked: KillsAsked; clock: KillFeedData["clock"] }) {
  const open =
    [asked.far, asked.head, asked.from, asked.to].some(Boolean) || (asked.cause ?? "pvp") !== "pvp";
  return (
    <details open={open} className="group">
      <summary className="inline-flex min-h-8 w-fit list-none items-center gap-1 text-13 text-muted hover:text-ink max-md:min-h-11">
        <ChevronRight
          aria-hidden
          className="size-4 transition-transform duration-quick group-open:rotate-90"
        />
        Cause, distance and time
      </summary>
      <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-2 text-13 text-muted">
        <Select
          name="cause"
          defaultValue={asked.cause ?? ""}
          aria-label="Cause"
          className="w-44 max-md:w-[calc(50%-8px)]"
        >
          <option value="">Every cause</option>
          {KILL_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {CAUSE_WORDS[kind]}
            </option>
          ))}
        </Select>
        <Input
          type="number"
          name="far"
          min={1}
          max={9_999}
          defaultValue={asked.far}
          aria-label="Distance at least, in metres"
          placeholder="At least"
          unit="m"
          className="w-32 max-md:w-[calc(50%-8px)]"
        />
        <label htmlFor="kills-from" className="flex items-center gap-2 max-md:w-full">
          <span className="max-md:w-10">From</span>
          <Input
            id="kills-from"
            type="datetime-local"
            name="from"
            defaultValue={clock.from}
            className="w-56 max-md:w-full"
          />
        </label>
        <label htmlFor="kills-to" className="flex items-center gap-2 max-md:w-full">
          <span className="max-md:w-10">to</span>
          <Input
            id="kills-to"
            type="datetime-local"
            name="to"
            defaultValue={clock.to}
            className="w-56 max-md:w-full"
          />
        </label>
        <Checkbox
          name="head"
          value="1"
          label="Headshots only"
          defaultChecked={asked.head === "1"}
          className="items-center"
        />
      </div>
    </details>
  );
}

/** What the feed is asked, all of it in its address. */
export function KillFeedFilters({ data, asked, path }: FilterProps) {
  const { choices, player, clock, found } = data;
  const known = asked.weapon === undefined || choices.weapons.includes(asked.weapon);
  return (
    <div className="mb-5 grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Quick asked={asked} path={path} />
        <Segments
          label="Rows"
          tabs={[
            {
              label: "Fights",
              href: killsAddress(path, asked, { view: undefined }),
              current: asked.view !== "kills",
            },
            {
              label: "Every kill",
              href: killsAddress(path, asked, { view: "kills" }),
              current: asked.view === "kills",
            },
          ]}
        />
      </div>
      <form action={path} aria-label="Filters" className="grid gap-2">
        {asked.view ? <input type="hidden" name="view" value={asked.view} /> : null}
        <div className="flex flex-wrap items-center gap-2">
          <Input
            type="search"
            name="player"
            defaultValue={player?.name || asked.player}
            maxLength={60}
            aria-label="Player, by name or id"
            placeholder="Player"
            lead={<Search />}
            className="w-60 max-md:min-w-0 max-md:grow max-md:basis-3/5"
          />
          <Select
            name="server"
            defaultValue={asked.server ?? ""}
            aria-label="Server"
            className="w-52 max-md:order-2 max-md:w-[calc(50%-4px)]"
          >
            <option value="">Every server</option>
            {choices.services.map(({ serviceId, name }) => (
              <option key={serviceId} value={serviceId}>
                {name}
              </option>
            ))}
          </Select>
          <Select
            name="weapon"
            defaultValue={asked.weapon ?? ""}
            aria-label="Weapon"
            className="w-44 max-md:order-2 max-md:w-[calc(50%-4px)]"
          >
            <option value="">Every weapon</option>
            {known ? null : <option value={asked.weapon}>{asked.weapon}</option>}
            {choices.weapons.map((weapon) => (
              <option key={weapon} value={weapon}>
                {weapon}
              </option>
            ))}
          </Select>
          <Button type="submit">Show</Button>
          {isFiltered(asked) ? (
            <ButtonLink href={killsAddress(path, {}, { view: asked.view })} look="ghost">
              Clear
            </ButtonLink>
          ) : null}
        </div>
        <MoreFilters asked={asked} clock={clock} />
      </form>
      {found.length > 1 ? (
        <nav
          aria-label="Players with this in their name"
          className="flex flex-wrap items-center gap-2 text-13"
        >
          <span className="text-muted">Who of them?</span>
          {found.map((one) => (
            <ChipLink key={one.playerId} href={killsAddress(path, asked, { player: String(one.playerId) })}>
              {one.name}
            </ChipLink>
          ))}
        </nav>
      ) : null}
    </div>
  );
}
