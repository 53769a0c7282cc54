"use client";
import { useState } from "react";
import { askJson, Refused } from "@/lib/http/ask";
import { type FieldValues, fieldsIn, fillIn } from "../../../replies/fields";

/** Reads live fields of a ticket from the site, and remembers why one has no value. */
export function useFields(address: string) {
  const [why, setWhy] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const fill = async (text: string) => {
    const fields = fieldsIn(text);
    if (fields.length === 0) return fillIn(text, {});
    setBusy(true);
    const values = await askJson<{ values: FieldValues }>(`${address}?fields=${fields.join(",")}`)
      .then((answer) => answer.values)
      .catch((error: unknown): FieldValues => {
        const sentence = error instanceof Refused ? error.message : "The site did not answer. Try again.";
        return Object.fromEntries(fields.map((field) => [field, { why: sentence }]));
      });
    setBusy(false);
    const filled = fillIn(text, values);
    setWhy((before) => ({
      ...before,
      ...Object.fromEntries(filled.missing.map((one) => [one.field, one.why])),
    }));
    return filled;
  };
  return { why, busy, fill };
}
