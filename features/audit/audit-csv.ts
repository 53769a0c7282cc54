import { csvText } from "@/lib/csv";
import type { AuditLine, Names } from "./schema";
import { changesOf } from "./words";

const HEAD = ["time_utc", "who", "action", "subject_type", "subject_id", "before", "after", "reason", "line"];

/** Lines of the log as CSV, the changed fields in words. */
export function auditCsv(lines: readonly AuditLine[], names: Names): string {
  const rows = lines.map((line) => {
    const changes = changesOf(line, names);
    const side = (which: "before" | "after") =>
      changes.map((change) => `${change.field}: ${change[which] ?? "nothing"}`).join("; ");
    return [
      line.at,
      line.actorName,
      line.action,
      line.subjectType,
      line.subjectId,
      line.before ? side("before") : null,
      line.after ? side("after") : null,
      line.reason,
      line.id,
    ];
  });
  return csvText(HEAD, rows);
}
