import { failure, success, wireServer } from "./wire";

/**
 * Nitrado's tokens as far as renewing goes: a refresh ends the pair before it, and nothing else is accepted. Tests
 * reach into it to make it slow, to lose an answer, or to refuse.
 */
export async function rotatingNitrado() {
  const state = {
    refreshes: 0,
    generation: 1,
    delayMs: 30,
    /** What the token endpoint does instead, once it has rotated or not. */
    answer: "pair" as "pair" | "half" | "hang" | "refuse" | "stranger" | "error",
    /** Access tokens that the API takes; those of the newest pair unless told. */
    accepts: (token: string) => token === `access-of-pair-${state.generation}-0123456789`,
    expiresIn: 86_400,
    /** Calls of the API, without the token endpoint. */
    calls: [] as string[],
  };
  const pair = (n: number) => ({
    access_token: `access-of-pair-${n}-0123456789`,
    refresh_token: `refresh-of-pair-${n}-0123456789`,
    token_type: "Bearer",
    expires_in: state.expiresIn,
    scope: "user_info service",
  });
  const server = await wireServer((request, response) => {
    if (request.url === "/oauth/v2/token" && request.method === "POST") {
      const form = new URLSearchParams(request.body);
      state.refreshes++;
      const current = form.get("refresh_token") === pair(state.generation).refresh_token;
      const known = form.get("grant_type") === "authorization_code" || current;
      if (state.answer === "error") return failure(response, 500, "Try later");
      if (state.answer === "hang") return;
      if (!known || state.answer === "refuse" || state.answer === "stranger") {
        const error = state.answer === "stranger" ? "invalid_client" : "invalid_grant";
        response.writeHead(400, { "content-type": "application/json", "x-raven-event-id": "ev-77" });
        response.end(JSON.stringify({ error, error_description: "Refresh token is gone" }));
        return;
      }
      state.generation++;
      const body = JSON.stringify(pair(state.generation));
      setTimeout(
        () => response.end(state.answer === "half" ? body.slice(0, body.length / 2) : body),
        state.delayMs,
      );
      return;
    }
    state.calls.push(`${request.method} ${request.url}`);
    const token = (request.headers.authorization ?? "").replace("Bearer ", "");
    if (!state.accepts(token)) return failure(response, 401, "Access token not valid");
    if (request.url === "/token") {
      return success(response, {
        token: { user: { id: 5, username: "bear" }, scopes: ["user_info", "service"], expires_at: 1 },
      });
    }
    if (request.url === "/services") return success(response, { services: [] });
    success(response, undefined);
  });
  return { ...server, state, pair };
}

export type RotatingNitrado = Awaited<ReturnType<typeof rotatingNitrado>>;
