import { Pagination } from "@/components/data-table/pagination";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/states";
import { Segments } from "@/components/ui/tabs";
import { mayEnter, reaches } from "@/features/guilds/rules";
import { BOARD_VIEWS, BOARD_WORDS, type BoardView, boardAddress } from "../../board";
import type { loadDeliveries } from "../loaders";
import { AttemptRows } from "./attempt-rows";
import { ServerFile } from "./server-file";

const NOTHING: Record<BoardView, { title: string; words: string }> = {
  look: {
    title: "Nothing needs a look",
    words:
      "What nobody can know for sure stands here, with its evidence, until a person says what became of it.",
  },
  waiting: {
    title: "Nothing waits",
    words: "Paid orders stand here until they are written to their server.",
  },
  moving: {
    title: "Nothing is on its way",
    words: "What stands in a server's file waits here for a restart.",
  },
  done: {
    title: "Nothing was delivered yet",
    words: "Deliveries that are over stand here, the newest first.",
  },
};

/** The queue of a guild's deliveries by state, and each server's file beside it. */
export function DeliveriesBoard({
  data,
  asked: { view, before },
}: {
  data: Awaited<ReturnType<typeof loadDeliveries>>;
  asked: { view: BoardView; before: string | null };
}) {
  const { rows, next, counts, servers, files, access } = data;
  const base = `/guilds/${access.slug}`;
  const path = `${base}/deliveries`;
  const level = access.sections.deliveries;
  return (
    <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_340px]">
      <div className="grid min-w-0 gap-5">
        <Segments
          label="Deliveries by state"
          className="max-w-full overflow-x-auto"
          tabs={BOARD_VIEWS.map((one) => ({
            href: boardAddress(path, one),
            label: one === "done" ? BOARD_WORDS.done : `${BOARD_WORDS[one]} ${counts[one]}`,
            current: one === view,
          }))}
        />
        {rows.length > 0 ? (
          <>
            <AttemptRows
              rows={rows}
              base={base}
              guildId={access.guildId}
              mayAct={reaches(level, "moderator")}
            />
            {next || before ? (
              <Pagination
                shown={`${rows.length} shown`}
                next={next ? boardAddress(path, view, next) : null}
                nextLabel="Older deliveries"
                first={before ? boardAddress(path, view) : null}
              />
            ) : null}
          </>
        ) : (
          <EmptyState title={NOTHING[view].title}>{NOTHING[view].words}</EmptyState>
        )}
      </div>
      <aside className="grid min-w-0 gap-4">
        {servers.length === 0 ? (
          <Card>
            <h2 className="font-semibold text-14">No game server yet</h2>
            <p className="mt-1.5 mb-4 text-13 text-muted">
              Orders are written into a file of a game server. Once Nitrado is connected, that file stands
              here.
            </p>
            {mayEnter(access.sections, "servers", "manager") ? (
              <ButtonLink size="small" href={`${base}/servers/connect`}>
                Connect Nitrado
              </ButtonLink>
            ) : null}
          </Card>
        ) : null}
        {servers.map((server) => (
          <ServerFile
            key={server.serviceId}
            server={server}
            planned={files.get(server.serviceId) ?? null}
            guildId={access.guildId}
            mayManage={reaches(level, "manager")}
          />
        ))}
      </aside>
    </div>
  );
}
