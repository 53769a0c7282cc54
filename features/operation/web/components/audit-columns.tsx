import type { Column } from "@/components/data-table/table";
import { Time } from "@/components/ui/time";
import { actionWords } from "@/features/audit/words";
import type { AuditLogLine } from "../../data/said";
import { GuildCell, Json, Opens, PersonCell } from "./cells";

/** What a line is about where it is nobody: its kind, and its id where that is not the guild's own. */
function subjectWords({ subjectType, subjectId, guildId }: AuditLogLine): string {
  const kind = subjectType.replaceAll("_", " ");
  if (subjectId === guildId) return kind;
  return `${kind} ${subjectId.length > 24 ? `${subjectId.slice(0, 8)}…` : subjectId}`;
}

export const AUDIT_COLUMNS: readonly Column<AuditLogLine>[] = [
  {
    key: "who",
    label: "Who",
    phone: "lead",
    render: (row) => (
      <PersonCell
        id={row.actorKind === "user" ? row.actorId : null}
        name={row.actor ?? row.actorId ?? row.actorKind}
      />
    ),
  },
  {
    key: "what",
    label: "Did",
    render: (row) => (
      <span title={row.action}>
        {actionWords(row.action)} <span className="text-muted">{row.subject ?? subjectWords(row)}</span>
      </span>
    ),
  },
  { key: "guild", label: "Guild", render: (row) => <GuildCell guildId={row.guildId} guild={row.guild} /> },
  { key: "at", label: "When", phone: "side", render: (row) => <Time at={row.at} shape="stamp" /> },
];

/** What was before and after, the reason, and the ids to follow it by. */
export function AuditDetail({ row }: { row: AuditLogLine }) {
  const { before, after, reason, requestId, action, subjectType, subjectId } = row;
  return (
    <>
      {reason ? <p className="text-13 text-muted">“{reason}”</p> : null}
      <Opens label="Details">
        <Json value={{ action, subject: `${subjectType} ${subjectId}`, before, after, request: requestId }} />
      </Opens>
    </>
  );
}
