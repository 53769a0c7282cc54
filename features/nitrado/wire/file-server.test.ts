import { afterEach, describe, expect, test } from "vitest";
import { ProviderError } from "@/lib/http/provider";
import { nitradoApi } from "../client";
import { type Answering, failure, success, wireServer } from "../testing/wire";
import { assertName, assertPath, fileServerUrl } from "./file-server";

const FILE = "/games/ni1_1/noftp/dayzps/config/DayZServer_PS4_x64.ADM";
const TOKEN = "the-account-token-0123456789abcdef";

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  close = undefined;
});

/** An API whose file server stands at the same address, with one-time tokens counted. */
async function against(files: Answering, handed: (origin: string) => string = (origin) => origin) {
  let tokens = 0;
  const server = await wireServer((request, response) => {
    if (request.url.startsWith("/file/")) return files(request, response);
    tokens++;
    const url = `${handed(server.url)}/file/?token=one-time-${tokens}`;
    success(response, { token: { url, token: `one-time-${tokens}` } });
  });
  close = server.close;
  return { server, api: nitradoApi({ url: server.url, token: TOKEN, deadlineMs: 800 }) };
}

const fault = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => "it worked",
    (error: unknown) => (error instanceof ProviderError ? error.fault : error),
  );

describe("where a file may come from", () => {
  const api = "https://api.nitrado.net";
  test.each([
    "https://fileserver.nitrado.net/usla045/download/?token=x",
    "https://ms001.nitrado.net:8080/download/?token=x",
  ])("%s is Nitrado's", (url) => {
    expect(fileServerUrl(url, api)).toBe(url);
  });

  test.each([
    "http://169.254.169.254/latest/meta-data/",
    "http://localhost:5432/",
    "https://nitrado.net.evil.example/download",
    "https://evilnitrado.net/download",
    "https://fileserver.nitrado.net@evil.example/download",
    "https://user:pass@fileserver.nitrado.net/download",
    "http://fileserver.nitrado.net/download?token=in-the-clear",
    "file:///etc/passwd",
    "https://[::1]/",
    "not an address",
  ])("%s is not", (url) => {
    expect(() => fileServerUrl(url, api)).toThrow(ProviderError);
  });

  test("the sandbox's own address counts only for the sandbox", () => {
    const local = "http://localhost:3999/nitrado/fileserver/download/?token=x";
    expect(fileServerUrl(local, "http://localhost:3999/nitrado")).toBe(local);
    expect(() => fileServerUrl(local, "http://localhost:4000/nitrado")).toThrow(ProviderError);
  });

  test("a named stranger is not asked", async () => {
    const { api: client, server } = await against(
      () => undefined,
      () => "http://127.0.0.1:1",
    );
    expect(await fault(client.download("7", FILE, 1_000))).toBe("unavailable");
    expect(server.seen.every(({ url }) => url.startsWith("/services/"))).toBe(true);
  });
});

describe("files", () => {
  test("come from a one-time address, to which the account's token does not travel", async () => {
    const { api, server } = await against((_, response) => response.end("AdminLog started"));
    const bytes = await api.download("7", FILE, 1_000);
    expect(Buffer.from(bytes).toString()).toBe("AdminLog started");
    const [asked, fetched] = server.seen;
    expect(asked?.headers.authorization).toBe(`Bearer ${TOKEN}`);
    expect(JSON.stringify(fetched)).not.toContain(TOKEN);
  });

  test("a failed transfer starts over with a new address", async () => {
    let tries = 0;
    const { api, server } = await against((_, response) =>
      ++tries === 1 ? response.destroy() : response.end("ok"),
    );
    await api.download("7", FILE, 1_000);
    const addresses = server.seen.filter(({ url }) => url.startsWith("/file/")).map(({ url }) => url);
    expect(addresses).toEqual(["/file/?token=one-time-1", "/file/?token=one-time-2"]);
  });

  test("larger than allowed are refused, said beforehand or found out", async () => {
    const honest = await against((_, response) => {
      response.writeHead(200, { "content-length": "200000000" });
      response.flushHeaders();
    });
    expect(await fault(honest.api.download("7", FILE, 1_000))).toBe("too_large");
    await close?.();
    const liar = await against((_, response) => {
      response.write(Buffer.alloc(900));
      response.end(Buffer.alloc(900));
    });
    expect(await fault(liar.api.download("7", FILE, 1_000))).toBe("too_large");
  });

  test.each([
    ["a page by its type", { "content-type": "text/html" }, "Oops"],
    ["a page by its look", {}, "\n<!DOCTYPE html><html><body>502</body></html>"],
  ])("%s is not taken for a file", async (_, headers, body) => {
    const { api } = await against((_request, response) => {
      response.writeHead(200, headers as Record<string, string>);
      response.end(body);
    });
    expect(await fault(api.download("7", FILE, 10_000))).toBe("unavailable");
  });

  test("an error that is sent with 200 is not taken for a file", async () => {
    const { api } = await against((_, response) => failure(response, 200, "Token used"));
    expect(await fault(api.download("7", FILE, 10_000))).toBe("refused");
  });

  test("a refused one-time address says nothing about the account's token", async () => {
    const { api } = await against((_, response) => failure(response, 401, "Token used"));
    expect(await fault(api.download("7", FILE, 10_000))).toBe("unavailable");
  });

  test("a seek past the end fails once; one that brings more than asked is refused", async () => {
    const past = await against((_, response) => failure(response, 500, "Internal"));
    expect(await fault(past.api.seek("7", FILE, 900, 10))).toBe("unavailable");
    expect(past.server.seen).toHaveLength(2);
    await close?.();
    const soft = await against((_, response) => failure(response, 200, "No such file"));
    expect(await fault(soft.api.seek("7", FILE, 900, 10))).toBe("refused");
    await close?.();
    const generous = await against((_, response) => response.end("0123456789ABC"));
    expect(await fault(generous.api.seek("7", FILE, 0, 10))).toBe("too_large");
    expect(await generous.api.seek("7", FILE, 0, 0)).toEqual(new Uint8Array());
  });

  test("go up as they are, with the one-time token in its header, and are never sent twice", async () => {
    const { api, server } = await against((_, response) => response.end());
    await api.upload("7", "/games/ni1_1/ftproot/dayzps_missions/x.y", "a.json", Buffer.from([0, 255, 10]));
    const [asked, sent] = server.seen;
    expect(asked).toMatchObject({
      method: "POST",
      body: "path=%2Fgames%2Fni1_1%2Fftproot%2Fdayzps_missions%2Fx.y&file=a.json",
    });
    expect(sent).toMatchObject({ method: "POST", body: "\u0000\u00ff\n" });
    expect(sent?.headers).toMatchObject({ token: "one-time-1", "content-type": "application/binary" });
    await close?.();
    const broken = await against((_, response) => response.destroy());
    expect(await fault(broken.api.upload("7", "/games/ni1_1/x", "a", new Uint8Array(1)))).toBe("unavailable");
    expect(broken.server.seen.filter(({ url }) => url.startsWith("/file/"))).toHaveLength(1);
  });

  test("a transfer of one byte a second ends by its deadline", async () => {
    const { api } = await against((_, response) => {
      const timer = setInterval(() => response.write("x"), 100);
      response.on("close", () => clearInterval(timer));
    });
    const started = performance.now();
    expect(await fault(api.download("7", FILE, 10_000))).toBe("unavailable");
    expect(performance.now() - started).toBeLessThan(3_200);
  });
});

test.each(["/etc/passwd", "/games/../etc", "/games/ni1_1/a\u0000b", "games/x", "/games/a\\b"])(
  "%j is no path of a game server",
  (path) => {
    expect(() => assertPath(path)).toThrow("not a path");
  },
);
test.each(["..", "a/b", "", "a\nb"])("%j is no name of a file", (name) => {
  expect(() => assertName(name)).toThrow("not the name");
});
