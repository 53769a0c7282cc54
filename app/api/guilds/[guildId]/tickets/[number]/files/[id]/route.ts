import { z } from "zod";
import { defineRoute } from "@/features/identity/http/route";
import { fileReader, fileResponse } from "@/features/tickets/attachments/serve";
import { notFound } from "@/lib/errors";

/** A file of a ticket, for its staff and its opener. `size=small` is a picture as the conversation shows it. */
export const GET = defineRoute({
  name: "tickets.file",
  auth: "user",
  input: z.strictObject({ size: z.enum(["small"]).optional() }),
  limits: [{ by: "user", max: 600, seconds: 60 }],
  async handler({ params, input, user, session, requestId, request }) {
    const number = /^\d{1,9}$/.test(params.number ?? "") ? Number(params.number) : null;
    if (number === null) throw notFound("This ticket does not exist.");
    const gate = { session, guildId: params.guildId ?? null, forWrite: false, requestId };
    return fileResponse(await fileReader(gate, user.discordId), {
      number,
      id: params.id ?? "",
      preview: input.size === "small",
      request,
    });
  },
});
