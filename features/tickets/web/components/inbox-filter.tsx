import { ListFilter } from "lucide-react";
import { squareClass } from "@/components/ui/button-class";
import { ChipLink } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import { Popover } from "@/components/ui/popover";
import { TICKET_TYPES, TYPE_WORDS } from "../../words";
import { type DeskQuery, writeDesk } from "../ticket-query";

interface InboxFilterProps {
  query: DeskQuery;
  address: string;
  guilds: readonly { slug: string; name: string }[];
  tags: readonly string[];
}

interface Choice {
  label: string;
  change: Partial<DeskQuery>;
  on: boolean;
}

function Group({
  title,
  choices,
  query,
  address,
}: { title: string; choices: Choice[] } & Pick<InboxFilterProps, "query" | "address">) {
  return (
    <nav aria-label={title} className="grid gap-2">
      <p className="text-12 text-muted">{title}</p>
      <div className="flex flex-wrap gap-1.5">
        {choices.map(({ label, change, on }) => (
          <ChipLink key={label} on={on} href={`${address}${writeDesk(query, change)}`} scroll={false}>
            {label}
          </ChipLink>
        ))}
      </div>
    </nav>
  );
}

/** Of which guild, about what, with which tag. The address holds what is chosen. */
export function InboxFilter({ query, address, guilds, tags }: InboxFilterProps) {
  const chosen = [query.guild, query.type, query.tag].filter((one) => one !== null).length;
  const all = (label: string, key: "guild" | "type" | "tag"): Choice => ({
    label,
    change: { [key]: null },
    on: query[key] === null,
  });
  // A tag that nobody uses any more can still be in the address.
  const known = query.tag === null || tags.includes(query.tag) ? tags : [query.tag, ...tags];
  const common = { query, address };
  return (
    <Popover
      id="desk-filter"
      label={chosen === 0 ? "Filter" : `Filter, ${chosen} chosen`}
      buttonClassName={cn(squareClass({}), chosen > 0 && "text-honey-text")}
      button={<ListFilter aria-hidden />}
      className="w-80 max-w-[calc(100vw-2rem)]"
    >
      <div className="grid gap-4 p-2">
        {guilds.length > 1 ? (
          <Group
            {...common}
            title="Guild"
            choices={[
              all("All guilds", "guild"),
              ...guilds.map(({ slug, name }) => ({
                label: name,
                change: { guild: slug },
                on: query.guild === slug,
              })),
            ]}
          />
        ) : null}
        <Group
          {...common}
          title="What it is about"
          choices={[
            all("Everything", "type"),
            ...TICKET_TYPES.map((type) => ({
              label: TYPE_WORDS[type].name,
              change: { type },
              on: query.type === type,
            })),
          ]}
        />
        {known.length > 0 ? (
          <Group
            {...common}
            title="Tag"
            choices={[
              all("Any", "tag"),
              ...known.map((tag) => ({ label: tag, change: { tag }, on: query.tag === tag })),
            ]}
          />
        ) : null}
      </div>
    </Popover>
  );
}
