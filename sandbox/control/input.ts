import type { z } from "zod";
import { cookie, formBody, jsonBody, multipartBody } from "@/sandbox/http/body";
import { isOwnOrigin } from "@/sandbox/http/origin";
import { json, redirect } from "@/sandbox/http/reply";
import type { Call, Handler, Reply } from "@/sandbox/http/types";
import { PledgeRefused } from "@/sandbox/state/pledges";

const SAID_COOKIE = "grizzly_sandbox_said";

/** Something that cannot be done, in a sentence for the person who asked. */
export class Refused extends Error {
  override name = "Refused";

  constructor(
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

/** What an action did: a sentence for the page, data for the JSON API. */
export interface Done {
  readonly said: string;
  readonly data?: unknown;
  /** It went, but not as the person wanted. */
  readonly bad?: boolean;
  readonly headers?: Record<string, string>;
}

type Form = URLSearchParams | FormData;

/**
 * A form or a JSON object as plain values: repeated fields become lists, a ticked box becomes true, a file that was
 * not chosen is left out.
 */
function readInput(call: Call, form: Form | null): Record<string, unknown> {
  if (!form) return call.body.length === 0 ? {} : (jsonBody(call) ?? {});
  const values: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    const all = form.getAll(name).filter((one) => typeof one === "string" || one.size > 0 || one.name);
    values[name] = all.length > 1 ? all : all[0] === "on" ? true : all[0];
  }
  return values;
}

/** Only ways within the sandbox: `//elsewhere` and `/\elsewhere` are somebody else's. */
function safeReturn(value: string | null): string {
  return value && /^\/(?![/\\])/.test(value) ? value : "/";
}

/** A page's form wants to be led back; everyone else, its script too, wants JSON. */
function answer(call: Call, form: Form | null, done: Done | Refused, status: number): Reply {
  const refused = done instanceof Refused;
  const bad = refused || done.bad === true;
  const sentence = refused ? done.message : done.said;
  const headers = refused ? {} : (done.headers ?? {});
  if (!form || call.headers.accept?.includes("application/json"))
    return json(
      status,
      refused ? { error: sentence } : { ok: true, said: sentence, data: done.data ?? null },
      headers,
    );
  const said = encodeURIComponent(`${bad ? "!" : ""}${sentence}`);
  const own = headers["set-cookie"];
  const back = form.get("return");
  return redirect(safeReturn(typeof back === "string" ? back : null), {
    "set-cookie": own ?? `${SAID_COOKIE}=${said}; Path=/; HttpOnly; SameSite=Lax; Max-Age=20`,
  });
}

/**
 * An action of the control page and of its JSON API in one: a form leads back to the page with a sentence, JSON is
 * answered with JSON. Both need an Origin that is the sandbox's own.
 */
export function action<T extends z.ZodType>(
  schema: T,
  work: (input: z.output<T>, call: Call) => Done | Promise<Done>,
): Handler {
  return async (call) => {
    if (!isOwnOrigin(call)) return json(403, { error: `Send this with the Origin ${call.base}.` });
    const form = formBody(call) ?? (await multipartBody(call));
    const parsed = schema.safeParse(readInput(call, form));
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const field = issue?.path.join(".");
      return answer(
        call,
        form,
        new Refused(`${field ? `${field}: ` : ""}${issue?.message ?? "That does not fit."}`),
        400,
      );
    }
    try {
      return answer(call, form, await work(parsed.data, call), 200);
    } catch (error) {
      if (error instanceof Refused) return answer(call, form, error, error.status);
      if (error instanceof PledgeRefused) return answer(call, form, new Refused(error.message), 409);
      throw error;
    }
  };
}

/** The sentence of the last action, once. */
export function takeSaid(call: Call): {
  said: { text: string; bad: boolean } | null;
  headers: Record<string, string>;
} {
  const value = cookie(call, SAID_COOKIE);
  if (!value) return { said: null, headers: {} };
  const bad = value.startsWith("!");
  return {
    said: { text: bad ? value.slice(1) : value, bad },
    headers: { "set-cookie": `${SAID_COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0` },
  };
}
