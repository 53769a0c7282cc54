import { Search } from "lucide-react";
import { Input } from "@/components/form/input";
import { Status } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { ExportLink } from "@/components/ui/export-link";
import { EmptyState } from "@/components/ui/states";
import { Segments } from "@/components/ui/tabs";
import { Time } from "@/components/ui/time";
import { LISTS } from "../../../control/lists";
import { listAddress } from "../list-query";
import type { ListData } from "../loaders";
import { LIST_WORDS } from "../words";
import { AddEntry } from "./add-entry";
import { ListEntries } from "./list-entries";
import { ListHistory } from "./list-history";
import { ServerHead } from "./server-head";
import { Watch } from "./watch";

function Age({ view }: Pick<ListData, "view">) {
  if (view.lastError) {
    return (
      <Status meaning="warn">
        {view.readAt ? (
          <>
            As of <Time at={view.readAt} />: {view.lastError}
          </>
        ) : (
          `Not read yet: ${view.lastError}`
        )}
      </Status>
    );
  }
  return (
    <span className="text-13 text-muted">
      {view.readAt ? (
        <>
          Read at Nitrado <Time at={view.readAt} />
        </>
      ) : (
        "Being read at Nitrado"
      )}
    </span>
  );
}

/** Bans, whitelist and priority of a server: search, add, take off, and who did what when. */
export function ListsPage({ data, search }: { data: ListData; search: string }) {
  const { access, server, obstacles, view } = data;
  const { list } = view;
  const base = `/guilds/${access.slug}/servers/${server.serviceId}/lists`;
  const words = LIST_WORDS[list];
  const named = { guildId: access.guildId, serviceId: server.serviceId, list };
  return (
    <>
      <ServerHead access={access} server={server} current="lists" />
      {view.waiting.length > 0 || view.readAt === null ? <Watch seconds={3} /> : null}
      <div className="mb-5 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <Segments
          label="List"
          tabs={LISTS.map((one) => ({
            href: listAddress(base, { list: one }),
            label: LIST_WORDS[one].title,
            current: one === list,
          }))}
        />
        <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Age view={view} />
          {view.total > 0 ? (
            <ExportLink
              href={listAddress(`/api/guilds/${access.slug}/servers/${server.serviceId}/lists`, {
                list,
                search,
              })}
            />
          ) : null}
        </span>
      </div>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_360px]">
        <Card flush className="min-w-0">
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-5 pt-4 pb-3">
            <CardHeader title={`${words.title}: ${view.total}`} hint={words.hint} />
            <form action={base} className="w-full sm:w-64">
              <input type="hidden" name="list" value={list} />
              <Input
                name="q"
                type="search"
                aria-label="Search the list"
                placeholder="Name or id"
                defaultValue={search}
                maxLength={64}
                lead={<Search />}
              />
            </form>
          </div>
          {view.entries.length > 0 ? (
            <>
              <ListEntries
                entries={view.entries}
                waiting={view.waiting}
                named={named}
                obstacle={obstacles.lists}
              />
              {view.found > view.entries.length ? (
                <p className="border-t px-5 py-3 text-13 text-muted">
                  The first {view.entries.length} of {view.found}. Search to find the others, or export them
                  all.
                </p>
              ) : null}
            </>
          ) : (
            <EmptyState
              title={
                search ? "Nobody on the list fits" : view.readAt ? "Nobody is on this list" : "Not read yet"
              }
              action={search ? <ButtonLink href={listAddress(base, { list })}>Show all</ButtonLink> : null}
              className="border-t"
            >
              {search
                ? "Names are searched as the list has them, and as the log knows them."
                : view.readAt
                  ? "Whoever is added here or in Nitrado's panel stands here."
                  : "Grizzly Bot reads the lists every two minutes once Nitrado is connected."}
            </EmptyState>
          )}
        </Card>
        <div className="grid min-w-0 gap-6">
          <Card>
            <h2 className="mb-4 font-semibold text-14">Add to {words.title.toLowerCase()}</h2>
            <AddEntry key={list} named={named} obstacle={obstacles.lists} waiting={view.waiting} />
          </Card>
          <ListHistory
            view={view}
            base={base}
            file={`/api/guilds/${access.slug}/servers/${server.serviceId}/history?list=${list}`}
            search={search}
          />
        </div>
      </div>
    </>
  );
}
