import { z } from "zod";
import type { NitradoFile, NitradoGameserver, NitradoIdentity, NitradoService, NitradoStats } from "../api";

// Only what is named here survives the parse: credentials and websocket tokens end with the answer's bytes.

const id = z
  .union([z.number().int().nonnegative(), z.string().regex(/^\d{1,15}$/)])
  .transform((value) => String(value));
const text = z.string().nullish().catch(null);
const whole = z.number().int().nullish().catch(null);

const service = z
  .object({
    id,
    status: z.string(),
    type: z.string(),
    details: z.object({ game: text, folder_short: text, name: text, slots: whole }).nullish().catch(null),
    roles: z.array(z.string()).nullish().catch(null),
    suspend_date: text,
  })
  .transform(
    (one): NitradoService => ({
      id: one.id,
      status: one.status,
      type: one.type,
      game: one.details?.game ?? "",
      folder: one.details?.folder_short ?? null,
      name: one.details?.name ?? null,
      slots: one.details?.slots ?? null,
      roles: one.roles ?? [],
      suspendsAt: one.suspend_date ?? null,
    }),
  );

export const servicesData = z.object({ services: z.array(service) }).transform(({ services }) => services);

const SECRET_SETTING = /pass|pwd|secret|token|credential|api_?key|private/i;
const settingValue = z.union([z.string(), z.number(), z.boolean()]).transform((value) => String(value));
const SECTIONS = ["general", "config", "savegame"] as const;

/** A section's settings without those whose name says that they are secret. */
const section = z.record(z.string(), z.unknown()).transform((values) =>
  Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => {
      const read = settingValue.safeParse(value);
      return read.success && !SECRET_SETTING.test(key) ? [[key, read.data] as const] : [];
    }),
  ),
);

const settings = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((all) => {
    const kept: Record<string, Record<string, string>> = {};
    for (const name of SECTIONS) {
      const read = section.safeParse(all?.[name]);
      if (read.success) kept[name] = read.data;
    }
    return kept;
  });

// PHP writes an empty object as an empty list, here and in the statistics.
const query = z
  .object({ server_name: text, map: text, version: text, player_current: whole })
  .nullish()
  .catch(null);

export const gameserverData = z
  .object({
    gameserver: z.object({
      service_id: id,
      status: z.string(),
      username: z.string().regex(/^[\w-]{1,64}$/),
      game: z.string(),
      game_human: text,
      game_specific: z.object({ path: text }).nullish().catch(null),
      slots: whole,
      ip: text,
      port: whole,
      query,
      settings: settings.catch({}),
      quota: z.object({ block_usage: z.number(), block_hardlimit: z.number() }).nullish().catch(null),
    }),
  })
  .transform(
    ({ gameserver: g }): NitradoGameserver => ({
      serviceId: g.service_id,
      status: g.status,
      username: g.username,
      game: g.game,
      gameHuman: g.game_human ?? null,
      path: g.game_specific?.path ?? null,
      slots: g.slots ?? null,
      ip: g.ip ?? null,
      port: g.port ?? null,
      query: {
        name: g.query?.server_name ?? null,
        map: g.query?.map ?? null,
        version: g.query?.version ?? null,
        players: g.query?.player_current ?? null,
      },
      mission: g.settings.config?.mission ?? null,
      settings: g.settings,
      quota: g.quota ? { blockUsage: g.quota.block_usage, blockLimit: g.quota.block_hardlimit } : null,
    }),
  );

const seconds = z.number().transform((unix) => new Date(unix * 1000));

const entry = z
  .object({
    type: z.enum(["file", "dir"]),
    path: z.string(),
    name: z.string(),
    size: z.number().nonnegative().nullish(),
    modified_at: z.number().nullish(),
  })
  .transform(
    (one): NitradoFile => ({
      type: one.type,
      path: one.path,
      name: one.name,
      size: one.size ?? 0,
      modifiedAt: one.modified_at ? new Date(one.modified_at * 1000) : null,
    }),
  );

export const entriesData = z.object({ entries: z.array(entry) }).transform(({ entries }) => entries);

/** The one-time address of a file; never logged, never kept. */
export const fileTokenData = z
  .object({ token: z.object({ url: z.string().max(2_000), token: z.string().min(1).max(500) }) })
  .transform(({ token }) => token);

export const identityData = z
  .object({
    token: z.object({
      user: z.object({ id, username: text }),
      scopes: z.array(z.string()),
      expires_at: z.number().nullish().catch(null),
    }),
  })
  .transform(
    ({ token }): NitradoIdentity => ({
      userId: token.user.id,
      username: token.user.username ?? null,
      scopes: token.scopes,
      expiresAt: token.expires_at ? new Date(token.expires_at * 1000) : null,
    }),
  );

const samples = z
  .array(z.tuple([z.number().nullable(), seconds]))
  .nullish()
  .transform((all) =>
    (all ?? []).flatMap(([value, at]): [number, Date][] => (value === null ? [] : [[value, at]])),
  );

export const statsData = z
  .object({
    stats: z.preprocess(
      (stats) => (Array.isArray(stats) ? {} : stats),
      z.object({
        currentPlayers: samples,
        maxPlayers: samples,
        cpuUsage: samples,
        memoryUsage: samples,
      }),
    ),
  })
  .transform(({ stats }): NitradoStats => stats);

/** Answers that only say that it was done. */
export const doneData = z.unknown();
