import type { Column } from "@/components/data-table/table";
import { Status } from "@/components/ui/badge";
import { Time } from "@/components/ui/time";
import { type Component, componentName } from "@/features/monitoring/status-rules";
import type { ChangelogLine, IncidentLine, NoticeLine } from "../../data/said";
import { Short } from "./cells";

export const INCIDENT_COLUMNS: readonly Column<IncidentLine>[] = [
  {
    key: "title",
    label: "Incident",
    phone: "lead",
    render: (row) => <b className="font-medium">{row.title}</b>,
  },
  {
    key: "state",
    label: "State",
    phone: "side",
    render: (row) =>
      row.endedAt ? (
        <Status meaning="good">Over</Status>
      ) : (
        <Status meaning={row.state === "down" ? "bad" : "warn"}>
          {row.state === "down" ? "Down" : "Degraded"}
        </Status>
      ),
  },
  { key: "part", label: "Part", render: (row) => componentName(row.component as Component) },
  { key: "text", label: "What is known", phone: "away", render: (row) => <Short text={row.text} /> },
  { key: "began", label: "Began", render: (row) => <Time at={row.startedAt} shape="stamp" /> },
  {
    key: "ended",
    label: "Ended",
    render: (row) =>
      row.endedAt ? <Time at={row.endedAt} shape="stamp" /> : <span className="text-faint">goes on</span>,
  },
];

export const NOTICE_COLUMNS: readonly Column<NoticeLine>[] = [
  {
    key: "title",
    label: "Notice",
    phone: "lead",
    render: (row) => <b className="font-medium">{row.title}</b>,
  },
  { key: "body", label: "Text", render: (row) => <Short text={row.body} /> },
  {
    key: "seen",
    label: "Seen by",
    align: "right",
    phone: "side",
    render: (row) => `${row.seen.toLocaleString("en-GB")} of ${row.people.toLocaleString("en-GB")}`,
  },
  { key: "by", label: "From", render: (row) => row.by ?? "a job" },
  { key: "at", label: "When", render: (row) => <Time at={row.at} shape="stamp" /> },
];

export const CHANGELOG_COLUMNS: readonly Column<ChangelogLine>[] = [
  {
    key: "title",
    label: "Entry",
    phone: "lead",
    render: (row) => (
      <>
        <b className="font-medium">{row.version}</b> {row.title}
      </>
    ),
  },
  {
    key: "state",
    label: "State",
    phone: "side",
    render: (row) =>
      row.publishedAt ? <Status meaning="good">Public</Status> : <Status meaning="neutral">Draft</Status>,
  },
  {
    key: "published",
    label: "Published",
    render: (row) =>
      row.publishedAt ? (
        <Time at={row.publishedAt} shape="stamp" />
      ) : (
        <span className="text-faint">not yet</span>
      ),
  },
  { key: "changed", label: "Changed", phone: "away", render: (row) => <Time at={row.updatedAt} /> },
];
