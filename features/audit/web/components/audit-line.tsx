import { ArrowRight } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import { ActionButton } from "@/features/identity/web/components/action-button";
import { type AuditAsked, auditAddress } from "../../query";
import type { AuditLine as Line, Names } from "../../schema";
import { mayUndo } from "../../undo-rules";
import { actionWords, type Change, changesOf, subjectOf } from "../../words";
import { undoChange } from "../actions";
import type { AuditData } from "../loaders";

/** A moment among the values stands in the reader's zone, as every other. */
function Value({ text }: { text: string }) {
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) ? <Time at={text} shape="stamp" /> : text;
}

function ChangeRow({ change }: { change: Change }) {
  const { field, before, after } = change;
  return (
    <div className="grid grid-cols-[11rem_minmax(0,1fr)] gap-x-4 py-0.5 max-md:grid-cols-[6.5rem_minmax(0,1fr)] max-md:gap-x-3">
      <dt className="text-muted">{field}</dt>
      <dd className="flex min-w-0 flex-wrap items-center gap-x-2 break-words text-ink [&>span]:min-w-0">
        {before === null ? null : (
          <span className={after === null ? undefined : "text-muted"}>
            <span className="sr-only">{after === null ? "was " : "from "}</span>
            <Value text={before} />
          </span>
        )}
        {before === null || after === null ? null : (
          <ArrowRight aria-hidden className="size-3.5 text-faint" />
        )}
        {after === null ? null : (
          <span>
            {before === null ? null : <span className="sr-only">to </span>}
            <Value text={after} />
          </span>
        )}
      </dd>
    </div>
  );
}

/** Fields that show at once; the others open. */
const AT_ONCE = 4;

function Changes({ line, names }: { line: Line; names: Names }) {
  const changes = changesOf(line, names);
  const rows = (from: number, to?: number) =>
    changes.slice(from, to).map((change) => <ChangeRow key={change.field} change={change} />);
  if (changes.length === 0) return null;
  return (
    <div className="mt-2 text-13">
      <dl>{rows(0, AT_ONCE)}</dl>
      {changes.length > AT_ONCE ? (
        <details>
          <summary className="quiet-link w-fit cursor-pointer py-1 text-12 text-muted">
            {changes.length - AT_ONCE} more fields
          </summary>
          <dl>{rows(AT_ONCE)}</dl>
        </details>
      ) : null}
    </div>
  );
}

/** One line of the log: who did what to which thing, what changed, and the way back where there is one. */
export function AuditLine({
  line,
  data,
  path,
  asked,
}: {
  line: Line;
  data: AuditData;
  path: string;
  asked: AuditAsked;
}) {
  const { access, names } = data;
  const subject = subjectOf(line, names);
  const person = line.actorLabel ?? line.actorId;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 px-5 py-3 max-md:px-4">
      <div className="min-w-0">
        <p className="text-13">
          {person ? (
            <SoftLink
              href={auditAddress(path, asked, { person })}
              className="quiet-link font-medium text-ink"
            >
              {line.actorName}
            </SoftLink>
          ) : (
            <span className="font-medium">{line.actorName}</span>
          )}{" "}
          <span className="text-muted">{actionWords(line.action)}:</span>{" "}
          {subject.path && !access.seeAs ? (
            <SoftLink
              href={`/guilds/${access.slug}${subject.path}`}
              className="quiet-link text-ink"
              prefetch={false}
            >
              {subject.words}
            </SoftLink>
          ) : (
            subject.words
          )}
        </p>
        <Changes line={line} names={names} />
        {line.reason ? <p className="mt-1.5 text-13 text-muted">“{line.reason}”</p> : null}
      </div>
      <div className="flex flex-col items-end gap-2 text-12 text-faint">
        <Time at={line.at} shape="smart" />
        {line.undone ? <Badge>Undone</Badge> : null}
        {!access.seeAs && mayUndo(line, access.sections) ? (
          <ActionButton
            action={undoChange}
            value={{ guildId: access.guildId, entryId: line.id }}
            look="ghost"
            confirm="Undo it"
          >
            Undo
          </ActionButton>
        ) : null}
      </div>
    </li>
  );
}
