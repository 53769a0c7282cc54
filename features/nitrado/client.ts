import type { z } from "zod";
import { type FetchLike, ProviderError } from "@/lib/http/provider";
import type { NitradoApi } from "./api";
import { serviceIdInput } from "./schema";
import { budgetOf, type CallKind } from "./wire/budget";
import { type Clock, pause, withDeadline } from "./wire/deadline";
import { unwrap } from "./wire/envelope";
import { exchange } from "./wire/exchange";
import { assertName, assertPath, type FileToken, fetchFile, sendFile } from "./wire/file-server";
import {
  doneData,
  entriesData,
  fileTokenData,
  gameserverData,
  identityData,
  servicesData,
  statsData,
} from "./wire/shapes";

export interface NitradoAccess {
  /** `https://api.nitrado.net`, or the sandbox. */
  url: string;
  token: string;
  fetch?: FetchLike;
  /** Milliseconds for a whole call, tries and waiting included; 30,000 by default. Files get three times as long. */
  deadlineMs?: number;
}

const MAX_JSON_BYTES = 8 * 1024 * 1024;
const TRIES = 3;

type Method = "GET" | "POST" | "DELETE";

/** Whether a read may be asked again: what passes by itself within seconds. */
const passing = (error: unknown) =>
  error instanceof ProviderError && (error.fault === "unavailable" || error.fault === "busy");

async function again<T>(
  clock: Clock,
  work: () => Promise<T>,
  mayPass: (error: unknown) => boolean,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      const wait = 250 * 3 ** (tries - 1) * (0.5 + Math.random());
      if (tries >= TRIES || !mayPass(error) || clock.left() <= wait) throw error;
      await pause(wait, clock);
    }
  }
}

/** Nitrado's API with one token. The token goes to the API alone: not to file servers, logs or errors. */
export function nitradoApi({ url, token, fetch: given, deadlineMs = 30_000 }: NitradoAccess): NitradoApi {
  const fetchLike: FetchLike = given ?? fetch;
  const budget = budgetOf(url, token);

  async function once<S extends z.ZodType>(
    clock: Clock,
    kind: CallKind,
    method: Method,
    path: string,
    fields: Record<string, string>,
    schema: S,
  ): Promise<z.output<S>> {
    const query = new URLSearchParams(fields).toString();
    // Nitrado's documents leave open where a DELETE has its fields: it gets them in both places.
    const inUrl = method !== "POST";
    const inBody = method !== "GET";
    const headers: Record<string, string> = {
      accept: "application/json",
      authorization: `Bearer ${token}`,
      ...(inBody ? { "content-type": "application/x-www-form-urlencoded" } : {}),
    };
    const request = {
      url: `${url}${path}${inUrl && query ? `?${query}` : ""}`,
      method,
      headers,
      ...(inBody ? { body: query } : {}),
      maxBytes: MAX_JSON_BYTES,
    };
    const answer = await budget.run(kind, clock, () => exchange(fetchLike, request, clock));
    return unwrap(answer, schema, () => budget.secondsToReset());
  }

  const read = <S extends z.ZodType>(path: string, fields: Record<string, string>, schema: S) =>
    withDeadline(deadlineMs, (clock) =>
      again(clock, () => once(clock, "read", "GET", path, fields, schema), passing),
    );

  // A lost answer may have been done: writes are never asked twice.
  const write = async (method: Method, path: string, fields: Record<string, string>) => {
    await withDeadline(deadlineMs, (clock) => once(clock, "write", method, path, fields, doneData));
  };

  const server = (serviceId: string) => `/services/${serviceIdInput.parse(serviceId)}/gameservers`;

  const fileToken = (clock: Clock, serviceId: string, verb: string, fields: Record<string, string>) =>
    once(clock, "read", "GET", `${server(serviceId)}/file_server/${verb}`, fields, fileTokenData);

  // The address works once, so a failed transfer starts over with a new one.
  const transfer = (
    token: (clock: Clock) => Promise<FileToken>,
    maxBytes: number,
    mayPass: (error: unknown) => boolean,
  ) =>
    withDeadline(deadlineMs * 3, (clock) =>
      again(clock, async () => fetchFile(fetchLike, await token(clock), url, maxBytes, clock), mayPass),
    );

  return {
    identity: () => read("/token", {}, identityData),
    services: () => read("/services", {}, servicesData),
    gameserver: async (serviceId) => read(server(serviceId), {}, gameserverData),
    restart: async (serviceId, message) =>
      write("POST", `${server(serviceId)}/restart`, message === undefined ? {} : { message }),
    stop: async (serviceId, message) =>
      write("POST", `${server(serviceId)}/stop`, message === undefined ? {} : { message }),
    stats: async (serviceId, hours) =>
      read(`${server(serviceId)}/stats`, { hours: String(Math.trunc(hours)) }, statsData),
    setSetting: async (serviceId, category, key, value) =>
      write("POST", `${server(serviceId)}/settings`, { category, key, value }),
    list: async (serviceId, dir) =>
      read(`${server(serviceId)}/file_server/list`, { dir: assertPath(dir) }, entriesData),

    async seek(serviceId, file, offset, length) {
      if (length <= 0) return new Uint8Array();
      const fields = { file: assertPath(file), offset: String(offset), length: String(length), mode: "raw" };
      // A 500 is how Nitrado says «past the end»: asking again does not help.
      const mayPass = (error: unknown) =>
        passing(error) && !(error instanceof ProviderError && error.status === 500);
      return transfer((clock) => fileToken(clock, serviceId, "seek", fields), length, mayPass);
    },

    download: async (serviceId, file, maxBytes) =>
      transfer(
        (clock) => fileToken(clock, serviceId, "download", { file: assertPath(file) }),
        maxBytes,
        passing,
      ),

    async upload(serviceId, dir, name, bytes) {
      const path = `${server(serviceId)}/file_server/upload`;
      const fields = { path: assertPath(dir), file: assertName(name) };
      await withDeadline(deadlineMs * 3, async (clock) => {
        const target = await once(clock, "write", "POST", path, fields, fileTokenData);
        await sendFile(fetchLike, target, url, bytes, clock);
      });
    },

    mkdir: async (serviceId, dir, name) =>
      write("POST", `${server(serviceId)}/file_server/mkdir`, {
        path: assertPath(dir),
        name: assertName(name),
      }),
    remove: async (serviceId, path) =>
      write("DELETE", `${server(serviceId)}/file_server/delete`, { path: assertPath(path) }),
  };
}
