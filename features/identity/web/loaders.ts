import { withUser } from "@/db/context";
import { latestExport, myPrivacy, openDeletion } from "../account/data/account";
import { listDevices } from "../data/sessions";
import { requireSession, userScope } from "./session";

/** Who the person is here, where they are signed in, what they show, and what they asked for. */
export async function loadAccount() {
  const session = await requireSession();
  const { user } = session;
  const [devices, archive, deletion, players] = await withUser(
    userScope(session),
    (ctx) =>
      Promise.all([
        listDevices(ctx, session.id),
        latestExport(ctx),
        openDeletion(ctx),
        myPrivacy(ctx, user.discordId),
      ]),
    { readOnly: true },
  );
  return { user, devices, archive, deletion, players };
}

export type Account = Awaited<ReturnType<typeof loadAccount>>;
