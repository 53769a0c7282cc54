"use client";

import { useState, useTransition } from "react";
import { Select } from "@/components/form/input";
import type { ActionResult } from "../action";

/** The zone in which times are shown; the device's own unless another is chosen. Saved as soon as it is chosen. */
export function ZoneForm({
  current,
  zones,
  action,
}: {
  current: string | null;
  zones: readonly string[];
  action: (value?: unknown) => Promise<ActionResult<void>>;
}) {
  const [pending, start] = useTransition();
  const [answer, setAnswer] = useState("");
  const save = (timeZone: string) =>
    start(async () => {
      const result = await action({ timeZone: timeZone === "" ? null : timeZone });
      setAnswer(result.ok ? "Saved" : result.error.message);
    });
  return (
    <span className="grid justify-items-end gap-1">
      <Select
        aria-label="Time zone"
        defaultValue={current ?? ""}
        disabled={pending}
        onChange={(event) => save(event.target.value)}
      >
        <option value="">My device's zone</option>
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll("_", " ")}
          </option>
        ))}
      </Select>
      <span role="status" className="text-12 text-muted">
        {answer}
      </span>
    </span>
  );
}
