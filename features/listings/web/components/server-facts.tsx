import { Time } from "@/components/ui/time";
import type { ServerPage } from "../../schema";
import styles from "./server-page.module.css";

function PlayersNow({ server }: { server: ServerPage }) {
  const since = server.stateSince && <Time at={server.stateSince} shape="clock" />;
  if (server.state === "restarting")
    return <Fact label="Players now" value="Restarting" note={<>since {since}</>} />;
  if (server.state === "down")
    return <Fact label="Players now" value="Down" tone="warn" note={<>since {since}</>} />;
  if (server.players === null) {
    return (
      <Fact
        label="Players now"
        value="Not known"
        note={
          server.checkedAt ? (
            <>last seen at {<Time at={server.checkedAt} shape="stamp" />}</>
          ) : (
            "nobody has looked yet"
          )
        }
      />
    );
  }
  const queue = server.queue ? `, ${server.queue} in the queue` : "";
  return (
    <Fact
      label="Players now"
      value={`${server.players} of ${server.slots}`}
      note={
        <>
          counted {server.checkedAt && <Time at={server.checkedAt} shape="clock" />}
          {queue}
        </>
      }
    />
  );
}

function Fact({
  label,
  value,
  note,
  tone,
}: {
  label: string;
  value: string;
  note: React.ReactNode;
  tone?: "warn";
}) {
  return (
    <div>
      <dt>{label}</dt>
      <dd data-tone={tone}>{value}</dd>
      <dd>{note}</dd>
    </div>
  );
}

/** Rounded down, so that a month with a failure never reads 100 %. */
const percent = (share: number) => `${(Math.floor(share * 1000 + 1e-6) / 10).toFixed(share >= 1 ? 0 : 1)} %`;

/** Four numbers with their ages: players, peak, uptime, next restart. */
export function ServerFacts({ server }: { server: ServerPage }) {
  const next = server.restarts.find((iso) => iso > server.at);
  return (
    <dl className={styles.facts}>
      <PlayersNow server={server} />
      <Fact
        label="Peak"
        value={server.peak ? String(server.peak.players) : "Not known"}
        note={server.peak ? <Time at={server.peak.at} shape="stamp" /> : "30 days"}
      />
      <Fact
        label="Uptime"
        value={server.uptime === null ? "Not known" : percent(server.uptime)}
        note={
          server.checkedAt ? (
            <>
              of 30 days, to <Time at={server.checkedAt} shape="clock" />
            </>
          ) : (
            "30 days"
          )
        }
      />
      <div>
        <dt>Next restart</dt>
        <dd>{next ? <Time at={next} shape="clock" /> : "Not known"}</dd>
        <dd>
          {server.logCompleteUntil ? (
            <>
              log complete until <Time at={server.logCompleteUntil} shape="clock" />
            </>
          ) : (
            "no log read yet"
          )}
        </dd>
      </div>
    </dl>
  );
}
