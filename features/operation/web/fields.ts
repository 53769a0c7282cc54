import { COMPONENTS, componentName } from "@/features/monitoring/status-rules";
import type { IncidentLine } from "../data/said";
import type { FormField } from "./components/action-form";

export const REASON: FormField = {
  name: "reason",
  label: "Why",
  hint: "It stands in the audit log.",
  required: true,
  max: 300,
};

export const GRANT_FIELDS: readonly FormField[] = [
  {
    name: "person",
    label: "Person",
    hint: "The Discord id, or the id of the person's page.",
    required: true,
    max: 60,
  },
  {
    name: "tier",
    label: "Tier",
    kind: "choice",
    value: "partner",
    options: { partner: "Partner", gold: "Gold", silver: "Silver", bronze: "Bronze" },
  },
  { name: "endsAt", label: "Until", kind: "day", hint: "Left empty, it runs until it is taken back." },
  { ...REASON, hint: "The person may read it." },
];

export const NOTICE_FIELDS: readonly FormField[] = [
  { name: "title", label: "Title", required: true, max: 120, wide: true },
  { name: "body", label: "Text", kind: "area", max: 500, rows: 3 },
  {
    name: "level",
    label: "Kind",
    kind: "choice",
    value: "info",
    options: { info: "News", success: "Good news", warning: "Warning", error: "Trouble" },
  },
  { name: "href", label: "Leads to", hint: "A path of this site, such as /changelog.", max: 200 },
  { name: "sure", label: "Everybody shall get it", kind: "tick", required: true },
];

const local = (iso: string | null) => iso?.slice(0, 16) ?? "";

/** Fields of an incident; null is a new one, which begins now. */
export function incidentFields(row: IncidentLine | null): FormField[] {
  return [
    {
      name: "component",
      label: "Part",
      kind: "choice",
      value: row?.component ?? "website",
      options: Object.fromEntries(COMPONENTS.map((part) => [part, componentName(part)])),
    },
    {
      name: "state",
      label: "How bad",
      kind: "choice",
      value: row?.state ?? "degraded",
      options: { degraded: "Degraded", down: "Down" },
    },
    { name: "title", label: "Title", value: row?.title ?? "", required: true, max: 120, wide: true },
    {
      name: "text",
      label: "What is known",
      kind: "area",
      value: row?.text ?? "",
      hint: "What happened, what is safe, what comes next.",
      max: 2_000,
    },
    {
      name: "startedAt",
      label: "Began, in UTC",
      kind: "moment",
      value: local(row?.startedAt ?? new Date().toISOString()),
      required: true,
    },
    {
      name: "endedAt",
      label: "Ended, in UTC",
      kind: "moment",
      value: local(row?.endedAt ?? null),
      hint: "Empty while it goes on.",
    },
  ];
}
