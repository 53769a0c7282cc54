"use client";
import { Radio } from "lucide-react";
import { useState, useTransition } from "react";
import { Select } from "@/components/form/input";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import type { Handshake as Heard } from "../../setup-handshake";
import { hearServer } from "../setup-actions";

function Lines({ heard }: { heard: Heard }) {
  const { lines, events, unknown, fileName, writtenAt } = heard;
  return (
    <div>
      <p className="flex flex-wrap gap-x-3 gap-y-1 text-12 text-muted">
        <code className="break-all font-mono">{fileName}</code>
        {writtenAt ? (
          <span>
            written <Time at={writtenAt} shape="smart" />
          </span>
        ) : null}
        <span>
          {events === 1 ? "1 line" : `${events} lines`} understood, {unknown === 0 ? "none" : unknown} not
        </span>
      </p>
      {lines.length === 0 ? (
        <p className="mt-2 text-13 text-muted">
          The log begins, and nobody has done anything yet. The first line comes some ten minutes after a
          player joins.
        </p>
      ) : (
        <ul
          className="mt-2 grid divide-y rounded-control border bg-sunken"
          aria-label="Lines and how they were understood"
        >
          {lines.map((line) => (
            <li key={line.raw} className="new-row grid gap-1 px-3 py-2.5">
              <code className="break-all font-mono text-12 text-muted">{line.raw}</code>
              <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-13">
                <Badge meaning={line.kind === "event" ? "good" : "warn"}>{line.type}</Badge>
                {line.words}
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The live handshake: asks Nitrado for the newest lines of a log, and shows how each is understood. */
export function Handshake({
  guildId,
  servers,
}: {
  guildId: string;
  servers: readonly { serviceId: string; name: string }[];
}) {
  const [serviceId, choose] = useState(servers[0]?.serviceId ?? "");
  const [pending, start] = useTransition();
  const [heard, setHeard] = useState<Heard | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const listen = () =>
    start(async () => {
      setProblem(null);
      const result = await hearServer({ guildId, serviceId }).catch(() => null);
      if (result?.ok) return setHeard(result.data);
      setHeard(null);
      setProblem(result?.error.message ?? "The site did not answer. Nothing was changed. Try again.");
    });
  return (
    <div className="mt-3 grid gap-3">
      <div className="flex flex-wrap items-center gap-2.5">
        {servers.length > 1 ? (
          <Select
            aria-label="Server to listen to"
            value={serviceId}
            onChange={(event) => choose(event.target.value)}
            className="max-w-64"
          >
            {servers.map((server) => (
              <option key={server.serviceId} value={server.serviceId}>
                {server.name}
              </option>
            ))}
          </Select>
        ) : null}
        <Button size="small" busy={pending} onClick={listen}>
          <Radio aria-hidden />
          {heard ? "Listen again" : "Listen to the log"}
        </Button>
        <span className="text-12 text-muted">
          Reads the newest lines at Nitrado. Nothing is counted or paid.
        </span>
      </div>
      <div aria-live="polite">
        {problem ? (
          <p role="alert" className="text-13 text-bad">
            {problem}
          </p>
        ) : null}
        {heard ? <Lines heard={heard} /> : null}
      </div>
    </div>
  );
}
