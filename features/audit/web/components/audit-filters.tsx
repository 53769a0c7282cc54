import { Input, Select } from "@/components/form/input";
import { Button, ButtonLink } from "@/components/ui/button";
import { ChipLink } from "@/components/ui/chip";
import { type AuditAsked, auditAddress } from "../../query";
import { ABOUT, type About, type ActorDto } from "../../schema";

const WORDS: Record<About, string> = {
  rights: "Rights",
  feeds: "Feeds",
  flags: "Flags",
  plan: "Plan",
  economy: "Economy",
  shop: "Shop",
  orders: "Orders",
  bounties: "Bounties",
  deliveries: "Deliveries",
  servers: "Servers",
  players: "Players",
  listing: "Listing",
};

/** What the log is asked, all of it in its address. */
export function AuditFilters({
  path,
  asked,
  actors,
}: {
  path: string;
  asked: AuditAsked;
  actors: readonly ActorDto[];
}) {
  const plain = Object.keys(asked).length === 0;
  return (
    <div className="mb-5 grid gap-3">
      <nav
        aria-label="About"
        className="flex flex-wrap gap-2 max-md:-mx-4 max-md:flex-nowrap max-md:overflow-x-auto max-md:px-4 max-md:pb-1"
      >
        <ChipLink href={auditAddress(path, asked, { about: undefined })} on={!asked.about} scroll={false}>
          Everything
        </ChipLink>
        {(Object.keys(ABOUT) as About[]).map((about) => (
          <ChipLink
            key={about}
            href={auditAddress(path, asked, { about })}
            on={asked.about === about}
            scroll={false}
          >
            {WORDS[about]}
          </ChipLink>
        ))}
      </nav>
      <form action={path} className="flex flex-wrap items-center gap-2 max-md:grid max-md:grid-cols-2">
        {asked.about ? <input type="hidden" name="about" value={asked.about} /> : null}
        {asked.type ? <input type="hidden" name="type" value={asked.type} /> : null}
        {asked.id ? <input type="hidden" name="id" value={asked.id} /> : null}
        <Select
          name="person"
          defaultValue={asked.person ?? ""}
          aria-label="Who"
          className="w-56 max-md:col-span-2 max-md:w-full"
        >
          <option value="">Anybody</option>
          {asked.person && !actors.some((actor) => actor.id === asked.person) ? (
            <option value={asked.person}>{asked.person}</option>
          ) : null}
          {actors.map((actor) => (
            <option key={actor.id} value={actor.id}>
              {actor.name}
            </option>
          ))}
        </Select>
        <label
          htmlFor="audit-from"
          className="flex min-w-0 items-center gap-2 text-13 text-muted max-md:grid max-md:gap-1 max-md:text-12"
        >
          From
          <Input
            id="audit-from"
            type="date"
            name="from"
            defaultValue={asked.from}
            className="w-40 max-md:w-full"
          />
        </label>
        <label
          htmlFor="audit-to"
          className="flex min-w-0 items-center gap-2 text-13 text-muted max-md:grid max-md:gap-1 max-md:text-12"
        >
          to
          <Input id="audit-to" type="date" name="to" defaultValue={asked.to} className="w-40 max-md:w-full" />
        </label>
        <Button type="submit">Show</Button>
        {plain ? null : (
          <ButtonLink href={path} look="ghost">
            Show everything
          </ButtonLink>
        )}
      </form>
    </div>
  );
}
