import { type Column, Table } from "@/components/data-table/table";
import { Status } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import type { SetupService } from "@/features/nitrado/data/setup";
import { LOG_SETTINGS, type LogSetting } from "@/features/nitrado/log-settings";

type Told = SetupService & { log: NonNullable<SetupService["log"]> };

function Switch({ server, setting }: { server: Told; setting: LogSetting }) {
  const value = server.log.switches[setting.key];
  if (value === undefined) return <span className="text-faint">Not told</span>;
  const word = value ? "On" : "Off";
  return value === setting.wants ? (
    <Status meaning="good">{word}</Status>
  ) : (
    <Status meaning="warn">{word}</Status>
  );
}

const wrong = (servers: readonly Told[], setting: LogSetting): Told[] =>
  servers.filter(({ log }) => log.switches[setting.key] === !setting.wants);

function columnsOf(servers: readonly Told[]): Column<LogSetting>[] {
  return [
    {
      key: "setting",
      label: "Setting",
      phone: "lead",
      className: "max-md:basis-full md:w-full",
      render: (setting) => (
        <span className="grid gap-0.5 md:py-2.5">
          <span className="font-medium">{setting.label}</span>
          <span className="text-12 text-muted">
            {setting.wants ? "On is right. Off: " : "Off is right. On: "}
            {setting.without}.
          </span>
        </span>
      ),
    },
    ...servers.map(
      (server): Column<LogSetting> => ({
        key: server.serviceId,
        label: server.name,
        phone: "below",
        className: "whitespace-nowrap max-md:flex max-md:items-center max-md:justify-between",
        render: (setting) => (
          <>
            <span className="text-13 md:hidden">{server.name}</span>
            <Switch server={server} setting={setting} />
          </>
        ),
      }),
    ),
  ];
}

/** The switches that decide what a log holds, server by server, as Nitrado told them last. */
export function LogSettingsCard({ servers }: { servers: readonly SetupService[] }) {
  const told = servers.filter(
    (server): server is Told =>
      server.isActive && server.log !== null && Object.keys(server.log.switches).length > 0,
  );
  const off = LOG_SETTINGS.filter((setting) => wrong(told, setting).length > 0);
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
          off.length > 0 ? (
            <Status meaning="warn">{`${off.length} of ${LOG_SETTINGS.length} to change`}</Status>
          ) : told.length > 0 ? (
            <Status meaning="good">All right</Status>
          ) : null
        }
      />
      {told.length === 0 ? (
        <p className="border-t px-5 py-4 text-13 text-muted max-md:px-4">
          Nitrado has not said yet how the logs are set.
        </p>
      ) : (
        <div className="border-t md:overflow-x-auto">
          <Table
            caption="Log settings by server"
            columns={columnsOf(told)}
            rows={LOG_SETTINGS}
            rowKey={({ key }) => key}
            comfortable
          />
        </div>
      )}
      {off.length > 0 ? (
        <p className="border-t bg-warn-soft px-5 py-3 text-13 max-md:px-4">
          Change {off.map(({ label }) => `“${label}”`).join(" and ")} in the settings that Nitrado has for the
          server. It counts from the next restart.
        </p>
      ) : null}
    </Card>
  );
}
