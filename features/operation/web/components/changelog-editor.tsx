import { ButtonLink } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Markdown } from "@/components/ui/markdown";
import type { ChangelogLine } from "../../data/said";
import { changelogForm } from "../said-actions";
import { ActionForm, type FormField } from "./action-form";
import { Opens } from "./cells";

function fieldsOf(entry: ChangelogLine | null): FormField[] {
  return [
    ...(entry
      ? []
      : [{ name: "version", label: "Version", hint: "Such as 1.4.0.", required: true, max: 40 } as const]),
    {
      name: "title",
      label: "Title",
      value: entry?.title ?? "",
      required: true,
      max: 120,
      wide: entry !== null,
    },
    {
      name: "body",
      label: "Text",
      kind: "area",
      value: entry?.body ?? "",
      hint: "Markdown. What people can do now, in their words.",
      required: true,
      max: 20_000,
      rows: 8,
    },
    {
      name: "publish",
      label: "Visible",
      kind: "choice",
      value: entry?.publishedAt ? "yes" : "no",
      options: { no: "Draft, for staff alone", yes: "Public" },
    },
  ];
}

/** Writes an entry, or changes one; how it will read stands beside it. */
export function ChangelogEditor({ entry }: { entry: ChangelogLine | null }) {
  const form = (
    <ActionForm
      action={changelogForm}
      hidden={entry ? { version: entry.version, ...(entry.publishedAt && { since: entry.publishedAt }) } : {}}
      fields={fieldsOf(entry)}
      submit={entry ? "Save" : "Write it"}
      keep={entry !== null}
    />
  );
  if (!entry)
    return (
      <Card className="mb-5">
        <CardHeader
          title="Write an entry"
          hint="It stays a draft until you make it public."
          aside={
            <ButtonLink href="/changelog" size="small" look="ghost">
              Public changelog
            </ButtonLink>
          }
          className="mb-4"
        />
        <Opens label="Open the form">{form}</Opens>
      </Card>
    );
  return (
    <Opens label="Read and edit">
      <div className="grid gap-6 lg:grid-cols-2">
        {form}
        <div className="min-w-0 rounded-control border bg-sunken p-4 text-14">
          <p className="mb-2 text-12 text-muted">As it reads, as it was last saved</p>
          <Markdown text={entry.body} />
        </div>
      </div>
    </Opens>
  );
}
