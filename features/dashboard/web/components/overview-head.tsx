import { ChevronDown, Server } from "lucide-react";
import { PageHeader } from "@/components/layout/page-header";
import { buttonClass } from "@/components/ui/button-class";
import { MENU_ROW, Popover } from "@/components/ui/popover";
import { SoftLink } from "@/components/ui/soft-link";
import { Segments } from "@/components/ui/tabs";
import { BEFORE_WORDS } from "../../delta";
import { type OverviewQuery, RANGES, type Range } from "../../schema";
import type { OverviewFacts } from "../loaders";
import { overviewAddress } from "../overview-query";

const RANGE_WORDS: Record<Range, string> = { "24h": "24 h", "7d": "7 d", "30d": "30 d", season: "Season" };

function Choice({
  id,
  button,
  rows,
}: {
  id: string;
  button: React.ReactNode;
  rows: { href: string; label: string; current: boolean }[];
}) {
  return (
    <Popover
      id={id}
      button={button}
      buttonClassName={buttonClass({}, "min-w-0 max-md:w-full max-md:justify-between max-md:px-3")}
    >
      <ul>
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

/** Where this is, and which servers, stretch and comparison are looked at; all of it is in the address. */
export function OverviewHead({ access, query, servers, overview }: OverviewFacts) {
  const base = `/guilds/${access.slug}`;
  const to = (change: Partial<OverviewQuery>) => overviewAddress(base, query, change);
  const chosen = servers.find((server) => server.serviceId === query.serviceId);
  return (
    <PageHeader
      crumbs={[{ label: access.name, href: base }, { label: "Overview" }]}
      title="Overview"
      purpose="What happened, and what waits for you."
      actions={
        servers.length === 0 || Object.values(overview).every((kept) => kept === null) ? null : (
          <div className="flex flex-wrap items-center gap-2.5 max-md:grid max-md:w-[calc(100vw-2rem)] max-md:grid-cols-2">
            {servers.length > 1 ? (
              <Choice
                id="overview-server"
                button={
                  <>
                    <Server aria-hidden />
                    <span className="max-w-44 truncate">{chosen?.name ?? "All servers"}</span>
                    <ChevronDown aria-hidden />
                  </>
                }
                rows={[
                  { href: to({ serviceId: null }), label: "All servers", current: query.serviceId === null },
                  ...servers.map(({ serviceId, name }) => ({
                    href: to({ serviceId }),
                    label: name,
                    current: query.serviceId === serviceId,
                  })),
                ]}
              />
            ) : null}
            <Segments
              label="Time"
              className="max-md:order-first max-md:col-span-2"
              tabs={RANGES.map((range) => ({
                href: to({ range }),
                label: RANGE_WORDS[range],
                current: query.range === range,
              }))}
            />
            <Choice
              id="overview-compare"
              button={
                <>
                  <span>
                    {query.compare ? (
                      <span className="text-muted max-md:sr-only">Compared with </span>
                    ) : (
                      "Not compared"
                    )}
                    {query.compare ? BEFORE_WORDS[query.range].replace(/^the /, "") : null}
                  </span>
                  <ChevronDown aria-hidden />
                </>
              }
              rows={[
                {
                  href: to({ compare: true }),
                  label: capital(BEFORE_WORDS[query.range]),
                  current: query.compare,
                },
                { href: to({ compare: false }), label: "Nothing", current: !query.compare },
              ]}
            />
          </div>
        )
      }
    />
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
