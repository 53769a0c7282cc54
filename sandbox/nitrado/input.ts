import { formBody, jsonBody } from "@/sandbox/http/body";
import type { Call } from "@/sandbox/http/types";

/** A call's parameters, from the address, a form or JSON: Nitrado takes all three. The first one given counts. */
export function param(call: Call, name: string): string | null {
  const json = jsonBody(call)?.[name];
  const sent = formBody(call)?.get(name) ?? (json === undefined || json === null ? null : String(json));
  return sent ?? call.url.searchParams.get(name);
}

/** A parameter that may come several times, such as `files[]`. */
export function params(call: Call, name: string): string[] {
  const json = jsonBody(call)?.[name];
  if (Array.isArray(json)) return json.map(String);
  return [`${name}[]`, name].flatMap((one) => [
    ...call.url.searchParams.getAll(one),
    ...(formBody(call)?.getAll(one) ?? []),
  ]);
}
