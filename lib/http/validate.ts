import { z } from "zod";
import { invalid } from "@/lib/errors";

const FORM_SENTENCE = "Some fields need another look. Nothing was changed.";

/** Fields that a schema of an object does not know; nothing when it says itself what to do with them. */
function unknownFields(schema: z.ZodType, value: unknown): string[] {
  if (!(schema instanceof z.ZodObject) || schema.def.catchall) return [];
  if (value === null || typeof value !== "object" || Array.isArray(value)) return [];
  const known = new Set(Object.keys(schema.shape));
  return Object.keys(value).filter((key) => !known.has(key));
}

/**
 * Checks a value from outside against a schema; fields that the schema does not name are refused.
 * @throws AppError invalid, with a sentence for each field
 */
export function parseInput<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const extra = unknownFields(schema, value);
  if (extra.length > 0) {
    // The names come from a stranger: shown short, as text.
    const names = extra.slice(0, 5).map((name) => `“${name.slice(0, 40)}”`);
    throw invalid(
      `The request holds fields that are not known here: ${names.join(", ")}. Nothing was changed.`,
    );
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) {
    const path = issue.path.map(String).join(".") || "form";
    fields[path] ??= issue.message;
  }
  throw invalid(FORM_SENTENCE, fields);
}
