import { z } from "zod";
import { NITRADO_CALLBACK } from "@/features/nitrado/oauth";
import type { Env } from "@/lib/env";
import { ask, field, form } from "./ask";
import { bad, type Finding, good, note } from "./finding";

const maintenanceBody = z.object({
  data: z.object({ maintenance: z.record(z.string(), z.union([z.boolean(), z.string(), z.null()])) }),
});

async function examineApi(env: Env): Promise<Finding> {
  const answer = await ask(`${env.NITRADO_API_URL}/maintenance`);
  if ("unreachable" in answer) {
    return bad(
      "Nitrado",
      `${new URL(env.NITRADO_API_URL).host} could not be reached (${answer.unreachable}). Check the network and NITRADO_API_URL.`,
    );
  }
  const told = maintenanceBody.safeParse(answer.body);
  const parts = told.success
    ? Object.entries(told.data.data.maintenance).flatMap(([part, on]) => (on === true ? [part] : []))
    : [];
  if (answer.status === 503 || parts.length > 0) {
    return note("Nitrado", `is under maintenance${parts.length > 0 ? `: ${parts.join(", ")}` : ""}.`);
  }
  if (answer.status !== 200 || !told.success) {
    return bad("Nitrado", `answered ${answer.status}, which was not expected. Is NITRADO_API_URL its API?`);
  }
  return good("Nitrado", "answers.");
}

async function examineClient(env: Env): Promise<Finding> {
  const { NITRADO_CLIENT_ID: id, NITRADO_CLIENT_SECRET: secret } = env;
  const subject = "Nitrado sign-in";
  if (!id && !secret) {
    return note(subject, "no OAuth client is set: owners connect by pasting a long-life token.");
  }
  if (!id || !secret) {
    const missing = id ? "NITRADO_CLIENT_SECRET" : "NITRADO_CLIENT_ID";
    return bad(subject, `${missing} is missing. Set both, or neither to have owners paste a token.`);
  }
  const answer = await ask(
    `${env.NITRADO_API_URL}/oauth/v2/token`,
    form({
      grant_type: "authorization_code",
      code: "doctor",
      client_id: id,
      client_secret: secret,
      redirect_uri: `${env.SITE_URL}${NITRADO_CALLBACK}`,
    }),
  );
  if ("unreachable" in answer) return bad(subject, `could not be asked (${answer.unreachable}).`);
  const error = field(answer.body, "error");
  // The client is checked before the code: an invented code tells whether id and secret fit.
  if (error === "invalid_client" || error === "unauthorized_client") {
    return bad(
      subject,
      "refuses the client: NITRADO_CLIENT_ID and NITRADO_CLIENT_SECRET do not fit together.",
    );
  }
  if (error === "invalid_grant") return good(subject, "accepts the client id and secret.");
  return note(
    subject,
    `answered ${answer.status} without saying whether the client is known. Connect an account to find out.`,
  );
}

/** Whether Nitrado is there and takes our OAuth client, where one is set. */
export async function examineNitrado(env: Env): Promise<Finding[]> {
  const [api, client] = await Promise.all([examineApi(env), examineClient(env)]);
  const redirect = note(
    "Nitrado redirect",
    `${env.SITE_URL}${NITRADO_CALLBACK} must be the client's redirect address, letter by letter.`,
  );
  return env.NITRADO_CLIENT_ID ? [api, client, redirect] : [api, client];
}
