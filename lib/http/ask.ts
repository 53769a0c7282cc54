/** An answer of ours that says no: its sentence may be read by a person. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: Record<string, unknown>,
    /** Sentences for the fields that were wrong. */
    readonly fields?: Record<string, string>,
  ) {
    super(message);
  }
}

interface ErrorShape {
  error?: {
    code?: string;
    message?: string;
    details?: Record<string, unknown>;
    fields?: Record<string, string>;
  };
}

/**
 * Asks one of our own addresses for JSON.
 * @throws Refused when the site said no; TypeError when no answer came
 */
export async function askJson<T>(url: string, init?: RequestInit): Promise<T> {
  const answer = await fetch(url, { ...init, headers: { accept: "application/json", ...init?.headers } });
  if (answer.ok) return (await answer.json()) as T;
  const body = (await answer.json().catch(() => ({}))) as ErrorShape;
  const {
    code = "internal",
    message = "Something went wrong here.",
    details = {},
    fields,
  } = body.error ?? {};
  throw new Refused(answer.status, code, message, details, fields);
}

/** Sends JSON; a repeat is up to the caller. */
export const sendJson = <T>(url: string, body: unknown): Promise<T> =>
  askJson<T>(url, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });
