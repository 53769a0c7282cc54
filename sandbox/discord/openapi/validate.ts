import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020, { type ErrorObject } from "ajv/dist/2020";
import addFormats from "ajv-formats";

type Schema = Record<string, unknown>;

const file = join(import.meta.dirname, "schemas.json");
const { components } = JSON.parse(readFileSync(file, "utf8")) as {
  components: { schemas: Record<string, Schema> };
};

/** Discord leaves its objects open; closing them finds fields that Discord does not have. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (!value || typeof value !== "object") return value;
  const copy: Schema = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, closed(inner)]));
  const open = "properties" in copy && !("additionalProperties" in copy);
  return open ? { ...copy, additionalProperties: false } : copy;
}

/** Schemas that others extend by `allOf` must stay open. */
const EXTENDED = ["Error", "ErrorResponse", "RatelimitedResponse"];

/** The file says that a field's code is a number; Discord's documentation and its answers say words. */
const FIELD_ERRORS: Schema = {
  type: "object",
  properties: { _errors: { type: "array", items: { type: "object", required: ["code", "message"] } } },
  required: ["_errors"],
  additionalProperties: false,
};

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addFormat("snowflake", /^\d{1,20}$/);
ajv.addFormat("nonce", true);
ajv.addSchema({
  $id: "discord",
  components: {
    schemas: {
      ...Object.fromEntries(
        Object.entries(components.schemas).map(([name, schema]) => [
          name,
          EXTENDED.includes(name) ? schema : closed(schema),
        ]),
      ),
      InnerErrors: FIELD_ERRORS,
    },
  },
});

/** What is wrong with a value for a schema of Discord's OpenAPI file, in lines; empty when it fits. */
export function shapeErrors(schema: string, value: unknown): string[] {
  const check = ajv.getSchema(`discord#/components/schemas/${schema}`);
  if (!check) throw new Error(`The trimmed OpenAPI file has no ${schema}`);
  if (check(value)) return [];
  return (check.errors ?? []).map(
    (error: ErrorObject) => `${error.instancePath || "/"} ${error.message} ${JSON.stringify(error.params)}`,
  );
}
