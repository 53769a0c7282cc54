import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { z } from "zod";
import { env } from "@/lib/env";
import { clientAddress } from "@/lib/http/address";
import { assertPlainValue, formToObject } from "@/lib/http/json";
import { assertOwnOrigin } from "@/lib/http/origin";
import { type ErrorBody, errorBody, toAppError } from "@/lib/http/respond";
import { recordLatency } from "@/lib/http/timing";
import { parseInput } from "@/lib/http/validate";
import { newRequestId } from "@/lib/ids";
import { namedGuild } from "../http/admit";
import { type AuthRule, countedWhile, enforceLimits, type Granted, grant, type Limit } from "../http/gate";
import { sessionOfToken, sessionToken } from "../http/session";

/** What an action gives back: data, or an error that a form can show. */
export type ActionResult<T> = { ok: true; data: T } | { ok: false; error: ErrorBody["error"] };

interface ActionCall<S extends z.ZodType> {
  input: z.output<S>;
  requestId: string;
}

export interface ActionDefinition<S extends z.ZodType, A extends AuthRule, T> {
  /** `shop.item.save`: for limits, response times and logs. */
  name: string;
  /** Fields that it does not name are refused. */
  input?: S;
  auth: A;
  /** Where the guild is named; by default `input.guildId`. */
  guildId?: (input: z.output<S>) => string | null;
  limits?: readonly Limit[];
  /** May be called while the session looks through other eyes, when everything else is refused. */
  whileSeeing?: true;
  handler: (call: ActionCall<S> & Granted<A>) => Promise<T>;
}

/**
 * The guard of every server action: Next itself runs one without an Origin, and believes forwarding headers.
 * @throws AppError forbidden
 */
export async function actionGuard(): Promise<Headers> {
  const sent = await headers();
  assertOwnOrigin(sent, env().SITE_URL);
  return sent;
}

function plainInput(value: unknown): unknown {
  if (value instanceof FormData) return formToObject(value.entries());
  assertPlainValue(value);
  return value ?? {};
}

async function run<S extends z.ZodType, A extends AuthRule, T>(
  definition: ActionDefinition<S, A, T>,
  value: unknown,
  requestId: string,
): Promise<T> {
  const sent = await actionGuard();
  const session = await sessionOfToken(sessionToken(sent));
  const address = clientAddress(sent, env().TRUSTED_PROXY_HOPS);
  const caller = { address, userId: session?.user.id ?? null, guildId: null };
  const limits = definition.limits ?? [];
  const counting = enforceLimits(
    definition.name,
    limits.filter((limit) => limit.by !== "guild"),
    caller,
  );
  const gate = { session, forWrite: true, whileSeeing: definition.whileSeeing, requestId };
  const { input, granted } = await countedWhile(counting, async () => {
    // A stranger learns nothing from validation: what no input decides comes before it.
    const early =
      typeof definition.auth === "object" && "staff" in definition.auth ? definition.auth : "user";
    if (definition.auth !== "public") await grant<AuthRule>(early, { ...gate, guildId: null });
    const input = parseInput(definition.input ?? (z.object({}) as unknown as S), plainInput(value));
    const guildId = definition.guildId ? definition.guildId(input) : namedGuild(input, {});
    return { input, granted: await grant(definition.auth, { ...gate, guildId }) };
  });
  const inGuild = "scope" in granted ? granted.scope.guildId : null;
  await enforceLimits(
    definition.name,
    limits.filter((limit) => limit.by === "guild"),
    { ...caller, guildId: inGuild },
  );
  return definition.handler({ ...granted, input, requestId });
}

/** A server action with everything that each one needs; what goes wrong comes back as a sentence, never as a throw. */
export function defineAction<S extends z.ZodType = z.ZodObject, A extends AuthRule = AuthRule, T = void>(
  definition: ActionDefinition<S, A, T>,
) {
  return async (value?: unknown): Promise<ActionResult<T>> => {
    const requestId = newRequestId();
    const started = performance.now();
    let failed = false;
    try {
      return { ok: true, data: await run(definition, value, requestId) };
    } catch (thrown) {
      // Redirects and not-found travel as throws.
      unstable_rethrow(thrown);
      const error = toAppError(thrown, requestId);
      failed = error.status >= 500;
      return { ok: false, error: errorBody(error, requestId).error };
    } finally {
      recordLatency(definition.name, performance.now() - started, failed);
    }
  };
}

/** The same for `useActionState`: takes the previous result and a form. */
export function defineFormAction<S extends z.ZodType = z.ZodObject, A extends AuthRule = AuthRule, T = void>(
  definition: ActionDefinition<S, A, T>,
) {
  const action = defineAction(definition);
  return (_previous: ActionResult<T> | null, form: FormData): Promise<ActionResult<T>> => action(form);
}
