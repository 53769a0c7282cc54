import { type GuildContext, type GuildScope, withGuild } from "@/db/context";
import { recordAudit } from "@/features/audit/mutations";
import { AppError, forbidden } from "@/lib/errors";
import { type Asking, controlLevels } from "./data/permissions";
import { type ControlAction, type ControlLevels, lacking, may } from "./rights";

interface Ask {
  /** `*` for something that concerns all servers of the guild. */
  serviceId: string;
  action: ControlAction;
  /** What exactly was asked for, for the log. */
  detail: Record<string, unknown>;
}

/** @throws AppError forbidden with what is missing */
export function assertMay(levels: ControlLevels, action: ControlAction): void {
  if (!may(levels, action)) throw forbidden(lacking(levels, action));
}

/**
 * Does something to a server for somebody who may. A refusal, for want of rights or because the server cannot take it
 * now, is written to the audit log in a transaction of its own, since the first one is undone.
 * @throws AppError forbidden, and what the work throws
 */
export async function guarded<T>(
  scope: GuildScope,
  asking: Asking,
  { serviceId, action, detail }: Ask,
  work: (ctx: GuildContext, levels: ControlLevels) => Promise<T>,
): Promise<T> {
  try {
    return await withGuild(scope, async (ctx) => {
      const levels = await controlLevels(ctx, serviceId, asking);
      assertMay(levels, action);
      return work(ctx, levels);
    });
  } catch (error) {
    if (error instanceof AppError && (error.code === "forbidden" || error.code === "conflict")) {
      await withGuild(scope, (ctx) =>
        recordAudit(ctx, {
          action: "nitrado.control.refused",
          subjectType: "service",
          subjectId: serviceId,
          after: { wanted: action, ...detail },
          reason: error.message,
        }),
      );
    }
    throw error;
  }
}
