import { Search } from "lucide-react";
import type { ReactNode } from "react";
import { Pagination } from "@/components/data-table/pagination";
import { type Column, Table } from "@/components/data-table/table";
import { Input } from "@/components/form/input";
import { PageHeader } from "@/components/layout/page-header";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ChipLink } from "@/components/ui/chip";
import { ExportLink } from "@/components/ui/export-link";
import { EmptyState } from "@/components/ui/states";
import { addressOf } from "../../asked";

/** What an address may ask of a list: words, where it goes on, and choices by name. */
export type Asked = Readonly<Record<string, string | undefined>>;

export interface ListPageProps<Row> {
  /** Last part of the address: `/admin/users`, `/api/admin/users`. */
  list: string;
  title: string;
  purpose: string;
  asked: Asked;
  /** Choices that are links, each a part of the address: its name, and its values with their words. */
  choices?: readonly { name: string; label: string; all: string; values: Readonly<Record<string, string>> }[];
  /** What can be searched for, in words. */
  search: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  detail?: (row: Row) => ReactNode;
  next: string | null;
  /** Title and text where nothing is there at all. */
  empty: readonly [title: string, text: string];
  actions?: ReactNode;
  /** What stands above the list, such as a form. */
  children?: ReactNode;
}

/** A list of the platform's: words and choices in the address, pages by keyset, the same rows as a file. */
export function ListPage<Row>(props: ListPageProps<Row>) {
  const { list, title, purpose, asked, choices = [], search, rows, next, empty } = props;
  const path = `/admin/${list}`;
  const { before, ...question } = asked;
  const plain = Object.values(question).every((value) => !value);
  return (
    <>
      <PageHeader
        title={title}
        purpose={purpose}
        crumbs={[{ label: "Platform", href: "/admin" }, { label: title }]}
        actions={
          <>
            {props.actions}
            <ExportLink href={addressOf(`/api/admin/${list}`, question, {})} />
          </>
        }
        className="mb-5"
      />
      {props.children}
      <div className="mb-5 grid gap-3">
        <form action={path} className="flex flex-wrap items-center gap-2">
          {choices.map(({ name }) =>
            asked[name] ? <input key={name} type="hidden" name={name} value={asked[name]} /> : null,
          )}
          <Input
            type="search"
            name="q"
            key={asked.q ?? ""}
            defaultValue={asked.q ?? ""}
            aria-label={`Search: ${search}`}
            placeholder={search}
            maxLength={80}
            lead={<Search />}
            className="w-80 max-md:min-w-0 max-md:flex-1"
          />
          <Button type="submit">Search</Button>
          {plain ? null : (
            <ButtonLink href={path} look="ghost">
              Show everything
            </ButtonLink>
          )}
        </form>
        {choices.map(({ name, label, all, values }) => (
          <nav key={name} aria-label={label} className="flex flex-wrap gap-2">
            <ChipLink href={addressOf(path, asked, { [name]: undefined })} on={!asked[name]} scroll={false}>
              {all}
            </ChipLink>
            {Object.entries(values).map(([value, words]) => (
              <ChipLink
                key={value}
                href={addressOf(path, asked, { [name]: value })}
                on={asked[name] === value}
                scroll={false}
              >
                {words}
              </ChipLink>
            ))}
          </nav>
        ))}
      </div>
      <Card flush className="overflow-hidden">
        {rows.length > 0 ? (
          <>
            <Table
              caption={title}
              columns={props.columns}
              rows={rows}
              rowKey={props.rowKey}
              comfortable
              named
              {...(props.detail && { detail: props.detail })}
            />
            <div className="border-t">
              <Pagination
                shown={`${rows.length} shown`}
                next={next === null ? null : addressOf(path, asked, { before: next })}
                nextLabel="Older ones"
                first={before === undefined ? null : addressOf(path, asked, {})}
              />
            </div>
          </>
        ) : (
          <EmptyState
            title={plain ? empty[0] : "Nothing fits this question"}
            action={
              <>
                {next === null ? null : (
                  <ButtonLink href={addressOf(path, asked, { before: next })}>Look further back</ButtonLink>
                )}
                {plain ? null : <ButtonLink href={path}>Show everything</ButtonLink>}
              </>
            }
          >
            {next === null
              ? plain
                ? empty[1]
                : "Take a filter away, or search for other words."
              : "Nothing among the newest. There is more further back."}
          </EmptyState>
        )}
      </Card>
    </>
  );
}
