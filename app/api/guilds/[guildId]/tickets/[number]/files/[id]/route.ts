import { z } from "zod";
import { defineRoute } from "@/features/identity/http/route";
import { fileReader, fileResponse } from "@/features/tickets/attachments/serve";
import { ticketNumber } from "@/features/tickets/number";

/** A file of a ticket, for its staff and its opener. `size=small` is a picture as the conversation shows it. */
export const GET = defineRoute({
  name: "tickets.file",
  auth: "user",
  input: z.strictObject({ size: z.enum(["small"]).optional() }),
  limits: [{ by: "user", max: 600, seconds: 60 }],
  async handler({ params, input, user, session, requestId, request }) {
    const number = ticketNumber(params.number);
    const gate = { session, guildId: params.guildId ?? null, forWrite: false, requestId };
    return fileResponse(await fileReader(gate, user.discordId), {
      number,
      id: params.id ?? "",
      preview: input.size === "small",
      request,
    });
  },
});
