import { Status } from "@/components/ui/badge";
import { Card, CardHeader, Facts } from "@/components/ui/card";
import { Copyable } from "@/components/ui/copyable";
import { Time } from "@/components/ui/time";
import type { DeliveryServer } from "../../data/server";
import { checkGameplay } from "../../gameplay";
import { FILE_LINE } from "../../render";
import { ServerChoices } from "./server-choices";

function ready(server: DeliveryServer): { meaning: "good" | "warn" | "neutral"; words: string } {
  if (!server.connected) return { meaning: "neutral", words: "Not connected to Nitrado" };
  if (server.dryRun) return { meaning: "neutral", words: "Dry run: nothing is written" };
  if (server.lastError) return { meaning: "warn", words: "Nitrado did not answer as it should" };
  if (server.foreignEntries) return { meaning: "warn", words: "The file holds entries of others" };
  if (server.gameplayState === "listed" && server.typesCount > 0) return { meaning: "good", words: "Ready" };
  return server.gameplayState === "unknown"
    ? { meaning: "neutral", words: "Not looked at yet" }
    : { meaning: "warn", words: "The server does not read our file" };
}

const when = (at: Date | null) => (at ? <Time at={at.toISOString()} shape="relative" /> : "not yet");

/** What is wrong, and the line that mends it. It is shown, never written: the file holds the whole game's settings. */
function Problem({ server }: { server: DeliveryServer }) {
  const sentences = [
    server.lastError,
    server.foreignEntries
      ? `${FILE_LINE} holds entries that are not ours. Move them to a file of their own: until then nothing is written.`
      : null,
    server.gameplayState === "listed" ? null : server.gameplayProblem,
  ].filter((sentence) => sentence !== null);
  if (sentences.length === 0) return null;
  const { line } = checkGameplay('{"WorldsData":{}}', null);
  return (
    <div className="mt-4 grid gap-2 rounded-control border border-warn/40 bg-warn-soft px-4 py-3 text-13">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {server.gameplayState === "missing_line" ? (
        <div className="grid gap-2">
          <p>
            In Nitrado, open the file browser, the mission folder and <code>cfggameplay.json</code>. Under{" "}
            <code>WorldsData</code> add this to the list, keep what stands there, save, and restart:
          </p>
          <Copyable value={line} label="Copy the line" />
        </div>
      ) : null}
    </div>
  );
}

/** One server's delivery file: what it holds, what the server knows, and what the guild chose. */
export function ServerFile({
  server,
  planned,
  guildId,
  mayManage,
}: {
  server: DeliveryServer;
  /** The file as it would be written, on dry run. */
  planned: string | null;
  guildId: string;
  mayManage: boolean;
}) {
  const { meaning, words } = ready(server);
  return (
    <Card>
      <CardHeader title={server.name} aside={<Status meaning={meaning}>{words}</Status>} />
      <Problem server={server} />
      <details open={meaning !== "good"} className="mt-3">
        <summary className="fold cursor-pointer text-13 text-muted hover:text-ink max-md:min-h-11">
          {server.objects === 1 ? "1 object" : `${server.objects} objects`} in the file, read back{" "}
          {when(server.readAt)}
        </summary>
        <Facts
          className="mt-2"
          facts={[
            { label: "Objects in the file", value: server.objects },
            { label: "File read back", value: when(server.readAt) },
            {
              label: "SHA-256",
              value: server.hash ? (
                <Copyable value={server.hash} shown={`${server.hash.slice(0, 12)}…`} />
              ) : (
                "no file"
              ),
            },
            { label: "cfggameplay.json checked", value: when(server.gameplayCheckedAt) },
            {
              label: "Classes in types.xml",
              value: server.typesCount === 0 ? "not read yet" : server.typesCount,
            },
            { label: "types.xml read", value: when(server.typesReadAt) },
            { label: "Log looked at", value: when(server.logCheckedAt) },
          ]}
        />
      </details>
      {planned === null ? null : (
        <details className="mt-3 border-t py-3">
          <summary className="fold cursor-pointer text-13 text-muted hover:text-ink max-md:min-h-11">
            What would be written
          </summary>
          <pre className="mt-3 whitespace-pre-wrap break-all rounded-control border bg-sunken p-3 font-mono text-12">
            {planned}
          </pre>
        </details>
      )}
      {mayManage ? (
        <details className="mt-3 border-t pt-3">
          <summary className="fold cursor-pointer text-13 text-muted hover:text-ink max-md:min-h-11">
            How it is planned
          </summary>
          <ServerChoices
            guildId={guildId}
            serviceId={server.serviceId}
            persistent={server.persistent}
            reachMetres={server.reachMetres}
          />
        </details>
      ) : null}
    </Card>
  );
}
