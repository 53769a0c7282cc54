import { Status } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { ExportLink } from "@/components/ui/export-link";
import { StatTile } from "@/components/ui/stat-tile";
import { Time } from "@/components/ui/time";
import { mayEnter } from "@/features/guilds/rules";
import type { ServerData } from "../loaders";
import { atStake, healthOf, serverState } from "../words";
import { CommandButtons } from "./command-buttons";
import { OpenQuestions, PastCommands, PlannedCommands } from "./command-rows";
import { ServerChartsCard } from "./server-charts";
import { ServerHead } from "./server-head";
import { Watch } from "./watch";

function Now({ server }: Pick<ServerData, "server">) {
  const state = serverState(server);
  const health = healthOf(server);
  const next = server.nextRestart;
  return (
    <div className="grid grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-3 xl:grid-cols-5">
      <StatTile
        label="State"
        value={<Status meaning={state.meaning}>{state.words}</Status>}
        age={server.stateSince ? <>since {<Time at={server.stateSince} shape="smart" />}</> : null}
      />
      <StatTile
        label="Players online"
        value={server.players}
        unit={server.slots === null ? null : `of ${server.slots}`}
        age={server.checkedAt ? <Time at={server.checkedAt} /> : "Nitrado was not asked yet"}
      />
      <StatTile
        label="Next restart"
        value={
          next ? (
            <Time at={next.at} shape="smart" />
          ) : (
            <span className="font-normal text-16 text-faint">none</span>
          )
        }
        age={next ? (next.planned ? "planned here" : "as the listing says") : "none is planned"}
      />
      <StatTile label="Orders waiting" value={server.waitingOrders} age="for the next start" />
      <StatTile
        label="Health"
        value={health ? <Status meaning={health.meaning}>{health.words}</Status> : null}
        age={server.healthReason ?? (server.healthAt ? <Time at={server.healthAt} /> : null)}
      />
    </div>
  );
}

function Boots({ boots }: Pick<ServerData, "boots">) {
  return (
    <Card flush>
      <CardHeader
        title="Starts"
        hint="The last week, from the log and from Nitrado."
        className="px-5 pt-4 pb-3"
      />
      {boots.length === 0 ? (
        <p className="border-t px-5 py-4 text-13 text-muted">No start was seen in the last week.</p>
      ) : (
        <ul className="divide-y border-t">
          {boots.map((boot) => (
            <li key={boot.id} className="flex items-baseline justify-between gap-4 px-5 py-2.5 text-13">
              <Time at={boot.startedAt} shape="stamp" />
              <span className="text-12 text-muted">
                {boot.proven ? "proven by the log" : "noted by Nitrado"}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** One server: how it is, what can be done to it, what is planned, and what came of what was asked. */
export function ControlPage({ data }: { data: ServerData }) {
  const { access, server, obstacles, commands, boots } = data;
  const { serviceId, name, timeZone, refusal } = server;
  const named = { guildId: access.guildId, serviceId };
  const questions = commands.open.filter(({ state }) => state === "unknown");
  const planned = commands.open.filter(({ state }) => state !== "unknown");
  const soon = Date.parse(data.now) + 60_000;
  const moving = planned.some(({ state, runAt }) => state === "running" || Date.parse(runAt) < soon);
  return (
    <>
      <ServerHead access={access} server={server} current="control" />
      {moving || questions.length > 0 ? <Watch seconds={moving ? 3 : 20} /> : null}
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_336px]">
        <div className="grid min-w-0 gap-6">
          <Card className="grid gap-6">
            <Now server={server} />
            <div className="grid gap-3 border-t pt-5">
              <CommandButtons
                target={{ ...named, name, stake: atStake(server), checkedAt: server.checkedAt }}
                timeZone={timeZone}
                obstacles={obstacles}
              />
              {refusal && mayEnter(access.sections, "servers", "manager") ? (
                <p>
                  <ButtonLink size="small" href={`/guilds/${access.slug}/servers/connect`}>
                    Open the Nitrado connection
                  </ButtonLink>
                </p>
              ) : null}
            </div>
          </Card>
          <ServerChartsCard
            charts={data.charts}
            online={server.players}
            slots={server.slots}
            path={`/guilds/${access.slug}/servers/${serviceId}`}
          />
          {questions.length > 0 ? (
            <Card flush className="border-warn/40">
              <CardHeader
                title="What happened?"
                hint="It was sent, and what came of it is not known."
                className="px-5 pt-4 pb-3"
              />
              <div className="border-t">
                <OpenQuestions commands={questions} named={named} obstacle={obstacles.settle} />
              </div>
            </Card>
          ) : null}
          <Card flush>
            <CardHeader
              title="Planned and under way"
              hint={planned.length > 0 ? `At stake now: ${atStake(server)}.` : undefined}
              className="px-5 pt-4 pb-3"
            />
            <div className="border-t">
              {planned.length > 0 ? (
                <PlannedCommands
                  commands={planned}
                  named={named}
                  obstacles={obstacles}
                  timeZone={timeZone}
                  now={data.now}
                />
              ) : (
                <p className="px-5 py-4 text-13 text-muted">
                  Nothing is planned. A daily restart keeps the server fast and brings orders into the game.
                </p>
              )}
            </div>
          </Card>
          <Card flush>
            <CardHeader
              title="What was asked before"
              aside={
                commands.past.length > 0 ? (
                  <ExportLink href={`/api/guilds/${access.slug}/servers/${serviceId}/commands`} />
                ) : null
              }
              className="px-5 pt-4 pb-3"
            />
            <div className="border-t">
              {commands.past.length > 0 ? (
                <PastCommands commands={commands.past} />
              ) : (
                <p className="px-5 py-4 text-13 text-muted">
                  Nothing was asked of this server from here yet.
                </p>
              )}
            </div>
          </Card>
        </div>
        <Boots boots={boots} />
      </div>
    </>
  );
}
