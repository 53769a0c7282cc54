import type { Column } from "@/components/data-table/table";
import { Time } from "@/components/ui/time";
import { actionWords } from "@/features/audit/words";
import type { AuditLogLine } from "../../data/said";
import { GuildCell, Json, Opens, PersonCell } from "./cells";

const shortId = (id: string) => (id.length > 24 ? `${id.slice(0, 8)}…` : id);

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
        {actionWords(row.action)}{" "}
        <span className="text-muted">
          {row.subject ?? `${row.subjectType.replaceAll("_", " ")} ${shortId(row.subjectId)}`}
        </span>
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
