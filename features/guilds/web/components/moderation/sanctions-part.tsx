import { Search } from "lucide-react";
import { Pagination } from "@/components/data-table/pagination";
import { Input, Select } from "@/components/form/input";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ExportLink } from "@/components/ui/export-link";
import { EmptyState } from "@/components/ui/states";
import {
  ALL_SANCTIONS,
  SANCTION_STATES,
  type SanctionsAsked,
  STATE_NAMES,
  sanctionParams,
} from "@/features/tickets/verdict/sanctions";
import type { SanctionsData } from "../../moderation-loaders";
import { SanctionsTable } from "./sanctions-table";

interface SanctionsPartProps {
  slug: string;
  /** Address of the moderation page. */
  path: string;
  asked: SanctionsAsked;
  page: SanctionsData;
}

function Filters({ path, asked }: Pick<SanctionsPartProps, "path" | "asked">) {
  return (
    <form action={path} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="part" value="sanctions" />
      <Input
        name="q"
        defaultValue={asked.q}
        maxLength={60}
        aria-label="Player"
        placeholder="Player"
        className="w-56 max-md:w-full"
      />
      <Select name="kind" defaultValue={asked.kind ?? ""} aria-label="Kind" className="w-auto">
        <option value="">Warnings and bans</option>
        <option value="warn">Warnings</option>
        <option value="ban">Bans</option>
      </Select>
      <Select name="state" defaultValue={asked.state ?? ""} aria-label="State" className="w-auto">
        <option value="">In any state</option>
        {SANCTION_STATES.map((state) => (
          <option key={state} value={state}>
            {STATE_NAMES[state]}
          </option>
        ))}
      </Select>
      <Button type="submit" size="small">
        <Search aria-hidden className="size-4" />
        Show
      </Button>
    </form>
  );
}

/** Whom verdicts have warned and banned, and how each of it stands. */
export function SanctionsPart({ slug, path, asked, page }: SanctionsPartProps) {
  const { sanctions, next } = page;
  const address = (change: Partial<SanctionsAsked>) => {
    const params = sanctionParams(asked, change);
    params.set("part", "sanctions");
    return `${path}?${params}`;
  };
  const filtered = asked.state !== null || asked.kind !== null || asked.q !== "";
  return (
    <Card flush className="min-w-0 overflow-hidden">
      <div className="flex flex-wrap items-center justify-between gap-2 px-5 py-4 max-md:px-4">
        <Filters path={path} asked={asked} />
        <ExportLink href={`/api/guilds/${slug}/tickets/sanctions?${sanctionParams(asked)}`} />
      </div>
      {sanctions.length > 0 ? (
        <SanctionsTable slug={slug} sanctions={sanctions} named />
      ) : filtered || asked.before !== null ? (
        <EmptyState
          title="Nothing of this kind"
          action={<ButtonLink href={address({ ...ALL_SANCTIONS })}>Show all</ButtonLink>}
        >
          No warning and no ban fits these filters.
        </EmptyState>
      ) : (
        <EmptyState title="Nobody was warned or banned by a verdict">
          Warnings and bans that are given on tickets stand here, with the verdict that gave them. What
          Grizzly OS does in Discord is not among them.
        </EmptyState>
      )}
      {next !== null || asked.before !== null ? (
        <div className="border-t">
          <Pagination
            shown={`${sanctions.length} shown`}
            next={next === null ? null : address({ before: next })}
            nextLabel="Older"
            first={asked.before === null ? null : address({})}
          />
        </div>
      ) : null}
    </Card>
  );
}
