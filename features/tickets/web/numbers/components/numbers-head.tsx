import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { buttonClass } from "@/components/ui/button-class";
import { MENU_ROW, Popover } from "@/components/ui/popover";
import { SoftLink } from "@/components/ui/soft-link";
import { Segments } from "@/components/ui/tabs";
import { NUMBER_RANGES } from "../../../analytics/ranges";
import { RANGE_WORDS } from "../../../analytics/words";
import { TICKET_TYPES, TYPE_WORDS } from "../../../words";
import type { NumbersData } from "../loaders";
import { type NumbersQuery, numbersAddress } from "../query";

interface Choice {
  href: string;
  label: string;
  current: boolean;
}

function Choose({ id, name, rows }: { id: string; name: string; rows: readonly Choice[] }) {
  const chosen = rows.find((row) => row.current) ?? rows[0];
  return (
    <Popover
      id={id}
      button={
        <>
          <span className="sr-only">{name}: </span>
          <span className="max-w-44 truncate">{chosen?.label}</span>
          <ChevronDown aria-hidden />
        </>
      }
      buttonClassName={buttonClass({}, "min-w-0 max-md:justify-between max-md:px-3")}
    >
      <ul aria-label={name} className="max-h-80 overflow-y-auto">
        {rows.map((row) => (
          <li key={row.href}>
            <SoftLink
              href={row.href}
              scroll={false}
              aria-current={row.current ? "true" : undefined}
              className={`${MENU_ROW} aria-[current=true]:bg-fill`}
            >
              {row.label}
            </SoftLink>
          </li>
        ))}
      </ul>
    </Popover>
  );
}

/** What is looked at: guild, agent, category and stretch, all of it in the address. */
export function NumbersHead({ data, purpose }: { data: NumbersData; purpose: ReactNode }) {
  const { query, guilds, others, me } = data;
  const to = (change: Partial<NumbersQuery>) => numbersAddress(query, change);
  const mine = query.agent === "me" || query.agent === me;
  return (
    <PageHeader
      title="Numbers"
      purpose={purpose}
      crumbs={[{ label: "Ticket desk", href: "/desk" }, { label: "Numbers" }]}
      actions={
        <div className="flex flex-wrap items-center gap-2.5 max-md:grid max-md:w-[calc(100vw-2rem)] max-md:grid-cols-2">
          {guilds.length > 1 ? (
            <Choose
              id="numbers-guild"
              name="Guild"
              rows={[
                { href: to({ guild: null }), label: "All guilds", current: query.guild === null },
                ...guilds.map(({ slug, name }) => ({
                  href: to({ guild: slug }),
                  label: name,
                  current: query.guild === slug,
                })),
              ]}
            />
          ) : null}
          <Choose
            id="numbers-agent"
            name="Whose"
            rows={[
              { href: to({ agent: null }), label: "The whole team", current: query.agent === null },
              { href: to({ agent: "me" }), label: "My own", current: mine },
              ...others.map(({ id, name }) => ({
                href: to({ agent: id }),
                label: name,
                current: query.agent === id,
              })),
            ]}
          />
          <Choose
            id="numbers-category"
            name="About"
            rows={[
              { href: to({ category: null }), label: "Everything", current: query.category === null },
              ...TICKET_TYPES.map((type) => ({
                href: to({ category: type }),
                label: TYPE_WORDS[type].name,
                current: query.category === type,
              })),
            ]}
          />
          <Segments
            label="Stretch"
            className="max-md:order-first max-md:col-span-2"
            tabs={NUMBER_RANGES.map((range) => ({
              href: to({ range }),
              label: RANGE_WORDS[range],
              current: query.range === range,
            }))}
          />
        </div>
      }
      className="mb-5"
    />
  );
}
