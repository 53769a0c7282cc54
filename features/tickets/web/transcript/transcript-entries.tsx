import { Markdown } from "@/components/ui/markdown";
import { Time } from "@/components/ui/time";
import type { TranscriptEntry, TranscriptFile } from "../../transcript/schema";

const BYTES = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });
const sizeWords = (bytes: number) =>
  bytes < 1_024
    ? `${bytes} B`
    : bytes < 1_048_576
      ? `${BYTES.format(bytes / 1_024)} kB`
      : `${BYTES.format(bytes / 1_048_576)} MB`;

const ROLES = { opener: "opener", staff: "staff", grizzly: "by itself" } as const;
const PLACES = { web: "on the site", discord: "in Discord", system: null } as const;

function Files({ files }: { files: readonly TranscriptFile[] }) {
  if (files.length === 0) return null;
  return (
    <ul aria-label="Files" className="mt-2 grid gap-1 text-12">
      {files.map((file) => (
        <li key={file.id} className="break-words">
          {file.name}, {sizeWords(file.size)}{" "}
          <span className="break-all font-mono text-muted">sha256 {file.sha256}</span>
        </li>
      ))}
    </ul>
  );
}

function Message({ entry }: { entry: Extract<TranscriptEntry, { kind: "message" }> }) {
  const { author } = entry;
  const place = PLACES[entry.writtenIn];
  const note = entry.visibleTo === "staff";
  return (
    <li className={note ? "border-honey-line border-l-2 pl-3" : undefined}>
      <p className="break-after-avoid text-12 text-muted">
        <span className="font-semibold text-13 text-ink">{author.name}</span> {ROLES[author.role]},{" "}
        <Time at={entry.at} shape="exact" />
        {place ? ` ${place}` : null}
        {note ? <strong className="font-medium text-ink">, internal note</strong> : null}
        {entry.editedAt ? (
          <>
            , changed <Time at={entry.editedAt} shape="exact" />
          </>
        ) : null}
      </p>
      {entry.text === null ? (
        <p className="mt-1 text-muted">
          This message was deleted
          {entry.deletedAt ? (
            <>
              , <Time at={entry.deletedAt} shape="exact" />
            </>
          ) : null}
          .
        </p>
      ) : (
        <div className="prose-small mt-1 break-words leading-relaxed">
          <Markdown text={entry.text} />
        </div>
      )}
      <Files files={entry.files} />
    </li>
  );
}

/** What was said and done, oldest first. */
export function Entries({ entries }: { entries: readonly TranscriptEntry[] }) {
  return (
    <ol aria-label="Conversation" className="mt-5 grid gap-4 print:block print:*:mb-4">
      {entries.map((entry) =>
        entry.kind === "message" ? (
          <Message key={`message-${entry.id}`} entry={entry} />
        ) : (
          <li key={`change-${entry.id}`} className="text-12 text-muted">
            {entry.by ?? "Grizzly"} {entry.words}, <Time at={entry.at} shape="exact" />
          </li>
        ),
      )}
    </ol>
  );
}
