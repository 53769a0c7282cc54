"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineAction, defineFormAction } from "@/features/identity/web/action";
import { invalid } from "@/lib/errors";
import { chooseService } from "../choose";
import { connectWithToken, disconnect, syncAccess } from "../connect";
import { service } from "../data";
import { setServiceLive } from "../mutations/services";
import { accessInput, serviceIdInput, tokenInput } from "../schema";

const guildId = z.string().max(60);
const manager = { guild: "manager", section: "servers" } as const;
// Each of these asks Nitrado several things.
const limits = [{ by: "guild" as const, max: 30, seconds: 600 }];
/** A person waits for the answer, so Nitrado gets less time than a bot gives it. */
const patience = { deadlineMs: 12_000 };

/** Connects the guild by a long-life token that somebody pasted. */
export const pasteToken = defineFormAction({
  name: "nitrado.token.paste",
  input: tokenInput.extend({ guildId }),
  auth: manager,
  limits,
  async handler({ input: { token, label }, scope }) {
    const { services } = await connectWithToken(scope, { token, label }, patience);
    refresh();
    return { services: services.length };
  },
});

/** Asks Nitrado again what a connected account sees. */
export const syncConnection = defineAction({
  name: "nitrado.access.sync",
  input: accessInput.extend({ guildId }),
  auth: manager,
  limits,
  async handler({ input: { kind, ref }, scope }) {
    await syncAccess(scope, { kind, ref }, patience);
    refresh();
  },
});

/** Takes a connected account away. */
export const disconnectNitrado = defineAction({
  name: "nitrado.access.disconnect",
  input: accessInput.extend({ guildId }),
  auth: manager,
  limits,
  async handler({ input: { kind, ref }, scope }) {
    await disconnect(scope, { kind, ref });
    refresh();
  },
});

/** Chooses whether a server's log is read. */
export const switchService = defineAction({
  name: "nitrado.service.switch",
  input: z.strictObject({ guildId, serviceId: serviceIdInput, on: z.boolean() }),
  auth: manager,
  limits,
  async handler({ input: { serviceId, on }, scope }) {
    await chooseService(scope, serviceId, on);
    refresh();
  },
});

/** Lets orders and commands reach a game server, after its name was typed. */
export const switchLive = defineFormAction({
  name: "nitrado.service.live",
  input: z.strictObject({ guildId, serviceId: serviceIdInput, name: z.string().max(120) }),
  auth: { guild: "owner", section: "servers" },
  limits,
  async handler({ input: { serviceId, name }, scope }) {
    await withGuild(scope, async (ctx) => {
      const known = await service(ctx, serviceId);
      if (name.trim() !== known.name.trim()) {
        throw invalid("The name is not the same. Nothing was changed.", {
          name: `Type the server's name exactly: ${known.name}`,
        });
      }
      await setServiceLive(ctx, serviceId, true);
    });
    refresh();
  },
});

/** Back to dry-run: nothing is written to the game server from now on. */
export const switchDryRun = defineAction({
  name: "nitrado.service.dry_run",
  input: z.strictObject({ guildId, serviceId: serviceIdInput }),
  auth: manager,
  limits,
  async handler({ input: { serviceId }, scope }) {
    await withGuild(scope, (ctx) => setServiceLive(ctx, serviceId, false));
    refresh();
  },
});
