import { type Column, Table } from "@/components/data-table/table";
import { Status } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { Glyph, WARNING } from "@/components/ui/glyph";
import { Time } from "@/components/ui/time";
import type { SetupService } from "@/features/nitrado/data/setup";
import { LOG_SETTINGS, wrongSwitches } from "@/features/nitrado/log-settings";

type Told = SetupService & { log: NonNullable<SetupService["log"]> };

const COLUMNS: readonly Column<Told>[] = [
  {
    key: "server",
    label: "Server",
    phone: "lead",
    render: ({ name }) => <span className="font-medium">{name}</span>,
  },
  ...LOG_SETTINGS.map(
    ({ key, label, wants }): Column<Told> => ({
      key,
      label,
      render: ({ log }) => {
        const value = log.switches[key];
        if (value === undefined) return <span className="text-faint">Not told</span>;
        return <Status meaning={value === wants ? "good" : "warn"}>{value ? "On" : "Off"}</Status>;
      },
    }),
  ),
];

/** What is lost by a switch that stands the wrong way, once for each, with the servers it stands so at. */
function Wrong({ servers }: { servers: readonly Told[] }) {
  return LOG_SETTINGS.map((setting) => {
    const at = servers.filter(({ log }) => wrongSwitches(log.switches).includes(setting));
    if (at.length === 0) return null;
    return (
      <li key={setting.key} className="flex gap-3">
        <Glyph d={WARNING} className="mt-0.5 size-4 shrink-0 text-warn" />
        <span>
          <b className="font-medium">
            {setting.label} is {setting.wants ? "off" : "on"} at {at.map(({ name }) => name).join(", ")}:
          </b>{" "}
          {setting.without}.
        </span>
      </li>
    );
  });
}

/** The switches that decide what a log holds, server by server, as Nitrado told them last. */
export function LogSettingsCard({ servers }: { servers: readonly SetupService[] }) {
  const told = servers.filter(
    (server): server is Told =>
      server.isActive && server.log !== null && Object.keys(server.log.switches).length > 0,
  );
  const wrong = told.filter(({ log }) => wrongSwitches(log.switches).length > 0).length;
  const oldest = told.map(({ log }) => log.at).toSorted((a, b) => a.getTime() - b.getTime())[0];
  return (
    <Card flush className="min-w-0 overflow-hidden">
      <CardHeader
        className="px-5 pt-4 pb-3 max-md:px-4"
        title="Log settings"
        hint={
          oldest ? (
            <>
              Read from Nitrado <Time at={oldest} />. They decide what Grizzly can see.
            </>
          ) : (
            "They decide what Grizzly can see. Nitrado is asked every hour."
          )
        }
        aside={
          wrong > 0 ? (
            <Status meaning="warn">{`${wrong} of ${told.length} to change`}</Status>
          ) : told.length > 0 ? (
            <Status meaning="good">All right</Status>
          ) : null
        }
      />
      <div className="border-t">
        {told.length === 0 ? (
          <p className="px-5 py-4 text-13 text-muted max-md:px-4">
            Nitrado has not said yet how the logs are set.
          </p>
        ) : (
          <Table
            caption="Log settings by server"
            columns={COLUMNS}
            rows={told}
            rowKey={({ serviceId }) => serviceId}
            named
          />
        )}
      </div>
      {wrong > 0 ? (
        <ul className="grid gap-2 border-t bg-warn-soft px-5 py-3 text-13 max-md:px-4">
          <Wrong servers={told} />
          <li className="pl-7 text-muted">
            Change it in the settings that Nitrado has for the server. It counts from the next restart.
          </li>
        </ul>
      ) : (
        <p className="border-t px-5 py-3 text-12 text-muted max-md:px-4">
          Log Damage is right when it is off: on, it leaves out hits by infected and animals.
        </p>
      )}
    </Card>
  );
}
