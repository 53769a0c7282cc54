import { Pagination } from "@/components/data-table/pagination";
import { Table } from "@/components/data-table/table";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { ExportLink } from "@/components/ui/export-link";
import { SoftLink } from "@/components/ui/soft-link";
import { EmptyState } from "@/components/ui/states";
import { Segments } from "@/components/ui/tabs";
import { Time } from "@/components/ui/time";
import { gridReference } from "@/features/deliveries/map-view";
import { type MapAsked, writeAsked } from "../../asked";
import { LAYER_WORDS } from "../../layers";
import { placeWords } from "../../places";
import type { MapData, MapTableData } from "../loaders";
import { MapHeader } from "./map-page";

const link = "touch-target text-ink underline decoration-line-strong underline-offset-4 hover:decoration-ink";

/** The map as tables: where most happened, and each event with its place. */
export function MapTable({ data, table, asked }: { data: MapData; table: MapTableData; asked: MapAsked }) {
  const { access, maps, completeUntil } = data;
  const { map, layer, page, squares } = table;
  const path = `/guilds/${access.slug}/map`;
  const key = map?.key ?? "";
  const words = LAYER_WORDS[layer];
  const csv = (what: "events" | "squares") => {
    const params = writeAsked(asked, { view: "table" });
    return `/api/guilds/${access.slug}/map/table${params}&what=${what}`;
  };
  const names = new Map(map?.servers.map(({ serviceId, name }) => [serviceId, name]));
  const filters = [
    asked.weapon?.replaceAll("_", " "),
    table.player && `only ${table.player}`,
    asked.near !== null && `from ${asked.near} m`,
    asked.far !== null && `up to ${asked.far} m`,
    asked.servers.length > 0 && asked.servers.map((id) => names.get(id) ?? id).join(", "),
  ].filter(Boolean);
  return (
    <div className="grid gap-6">
      <MapHeader access={access} maps={maps} current={key} asked={asked} completeUntil={completeUntil} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3 text-13 text-muted">
        <Segments
          label="Shown"
          tabs={(["kills", "deaths"] as const).map((one) => ({
            href: `${path}${writeAsked(asked, { layer: one, weapon: null })}`,
            label: LAYER_WORDS[one].title,
            current: one === layer,
          }))}
        />
        <p>
          <Time at={table.from} shape="stamp" /> to <Time at={table.to} shape="stamp" />
          {filters.length > 0 ? `, ${filters.join(", ")}` : ""}
        </p>
      </div>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <Card flush className="overflow-hidden">
          <div className="p-5 pb-3">
            <CardHeader title={words.title} aside={<ExportLink href={csv("events")} />} />
          </div>
          {page.rows.length === 0 ? (
            <EmptyState
              title={`No ${words.many} with a place here`}
              action={<ButtonLink href={`${path}?view=table`}>Show all of the last 7 days</ButtonLink>}
            >
              The log told of none in this time that passes the filters.
            </EmptyState>
          ) : (
            <>
              <Table
                caption={`${words.title}, newest first`}
                rows={page.rows}
                rowKey={(row) => row.id}
                columns={[
                  {
                    key: "at",
                    label: "Time",
                    render: (row) => <Time at={row.at} shape="smart" className="whitespace-nowrap" />,
                    phone: "below",
                  },
                  {
                    key: "who",
                    label: layer === "kills" ? "Killer and victim" : "Who",
                    phone: "lead",
                    className: "md:whitespace-nowrap",
                    render: (row) => (
                      <span>
                        {row.killer ? `${row.killer} ` : ""}
                        {row.killer ? <span className="text-muted">killed </span> : null}
                        {row.victim ?? "somebody"}
                      </span>
                    ),
                  },
                  {
                    key: "weapon",
                    label: layer === "kills" ? "Weapon" : "Weapon or cause",
                    phone: "below",
                    render: (row) => row.weapon?.replaceAll("_", " ") ?? "not known",
                  },
                  {
                    key: "distance",
                    label: "Distance",
                    align: "right",
                    phone: "side",
                    render: (row) => (row.distance === null ? "" : `${Math.round(row.distance)} m`),
                  },
                  {
                    key: "place",
                    label: "Place",
                    phone: "below",
                    render: (row) => (
                      <SoftLink
                        className={link}
                        href={`${path}${writeAsked(asked, { view: "map", x: row.x, z: row.z, at: row.at, zoom: null })}`}
                      >
                        {placeWords(key, row.x, row.z)}
                      </SoftLink>
                    ),
                  },
                ]}
              />
              <div className="border-t">
                <Pagination
                  shown={`${page.rows.length} shown`}
                  next={page.next === null ? null : `${path}${writeAsked(asked, { after: page.next })}`}
                  nextLabel={`Older ${words.many}`}
                  first={asked.after === null ? null : `${path}${writeAsked(asked)}`}
                />
              </div>
            </>
          )}
        </Card>
        <Card flush className="overflow-hidden">
          <div className="p-5 pb-3">
            <CardHeader
              title="Busiest squares"
              hint="480 m a side, whole days in UTC, all weapons and players"
              aside={<ExportLink href={csv("squares")} />}
            />
          </div>
          {squares.length === 0 ? (
            <p className="px-5 pb-5 text-13 text-muted">Nothing is counted for this time yet.</p>
          ) : (
            <Table
              caption={`Squares with most ${words.many}`}
              rows={squares}
              rowKey={(row) => `${row.x} ${row.z}`}
              columns={[
                {
                  key: "place",
                  label: "Place",
                  phone: "lead",
                  render: (row) => (
                    <SoftLink
                      className={link}
                      href={`${path}${writeAsked(asked, { view: "map", x: row.x, z: row.z, at: null, zoom: 3 })}`}
                    >
                      {placeWords(key, row.x, row.z)}
                    </SoftLink>
                  ),
                },
                {
                  key: "square",
                  label: "Square",
                  phone: "below",
                  className: "font-mono text-12",
                  render: (row) => gridReference(row.x, row.z),
                },
                {
                  key: "count",
                  label: words.title,
                  align: "right",
                  phone: "side",
                  render: (row) => row.count.toLocaleString("en-GB"),
                },
              ]}
            />
          )}
        </Card>
      </div>
    </div>
  );
}
