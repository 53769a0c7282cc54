"use client";
import { TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { FieldName } from "../../../replies/fields";

/** Fields of a text that have no value: nothing is sent while they stand there. */
export function Unfilled({
  fields,
  why,
  busy,
  onFill,
}: {
  fields: readonly FieldName[];
  why: Readonly<Record<string, string>>;
  busy: boolean;
  onFill: () => void;
}) {
  if (fields.length === 0) return null;
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-13 text-warn">
      <ul className="grid min-w-0 flex-1 gap-0.5">
        {fields.map((field) => (
          <li key={field} className="flex items-start gap-2">
            <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            <span>
              <code className="font-mono text-12">{`{${field}}`}</code>{" "}
              {why[field] ?? "is not filled in yet."} {why[field] ? "Write what it should say." : null}
            </span>
          </li>
        ))}
      </ul>
      <Button size="small" busy={busy} onClick={onFill}>
        Fill in
      </Button>
    </div>
  );
}
