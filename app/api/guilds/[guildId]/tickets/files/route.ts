import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { mayUpload } from "@/features/tickets/attachments/data";
import { MAX_UPLOAD_BYTES, NAME_MAX } from "@/features/tickets/attachments/limits";
import { keepUpload } from "@/features/tickets/attachments/mutations";
import { prepareFile } from "@/features/tickets/attachments/prepare";
import { fileReader } from "@/features/tickets/attachments/serve";

/** Takes a file for a message that is being written: the body is the file itself. It waits until it is sent. */
export const POST = defineRoute({
  name: "tickets.file.upload",
  auth: "user",
  file: true,
  maxBytes: MAX_UPLOAD_BYTES,
  input: z.strictObject({ name: z.string().max(NAME_MAX * 2) }),
  limits: [
    { by: "user", max: 40, seconds: 60 },
    { by: "ip", max: 120, seconds: 60 },
  ],
  async handler({ params, input, bytes, user, session, requestId }) {
    const gate = { session, guildId: params.guildId ?? null, forWrite: true, requestId };
    const { scope, openerId } = await fileReader(gate, user.discordId, "support");
    if (openerId) await withGuild(scope, (ctx) => mayUpload(ctx, openerId), { readOnly: true });
    const file = await prepareFile({ name: input.name, bytes });
    return withGuild(scope, (ctx) => keepUpload(ctx, file));
  },
});
