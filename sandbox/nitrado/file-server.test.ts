import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sandboxClient } from "@/sandbox/client";
import { type Sandbox, startSandbox } from "@/sandbox/start";
import { longLifeToken, nitradoCall } from "./testing";

const SERVICE = "11840201";
const ROOT = `/games/ni${SERVICE}_1`;
const DIR = `${ROOT}/ftproot/try`;
const LOG = `${DIR}/a.log`;
const TEXT = "first line\r\nsecond line\r\nthird";

let sandbox: Sandbox;
let now = new Date("2026-11-23T12:00:00Z");
let call: ReturnType<typeof nitradoCall>;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, now: () => now });
  call = nitradoCall(sandbox, longLifeToken("hollowpine"));
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  now = new Date("2026-11-23T12:00:00Z");
  await sandboxClient(sandbox.url).reset();
  sandbox.files(SERVICE).write(LOG, Buffer.from(TEXT), new Date("2026-11-23T11:00:00Z"));
});

const file = (method: string, verb: string, fields: Record<string, string>) =>
  call(method, `/services/${SERVICE}/gameservers/file_server/${verb}`, fields);
const tokenFor = async (verb: string, fields: Record<string, string>) =>
  (await file("GET", verb, fields)).body.data.token as { url: string; token: string };

async function bytes(url: string, headers: Record<string, string> = {}): Promise<[number, string]> {
  const response = await fetch(url, { headers });
  return [response.status, Buffer.from(await response.arrayBuffer()).toString("latin1")];
}
const seek = async (offset: number, length: number, mode = "raw") =>
  bytes((await tokenFor("seek", { file: LOG, offset: String(offset), length: String(length), mode })).url);

async function upload(name: string, body: Buffer): Promise<number> {
  const { token } = (await file("POST", "upload", { path: DIR, file: name })).body.data;
  const response = await fetch(token.url, {
    method: "POST",
    headers: { token: token.token, "content-type": "application/binary" },
    body: new Uint8Array(body),
  });
  return response.status;
}

describe("lists", () => {
  it("show files with their true time and folders without a size", async () => {
    sandbox.files(SERVICE).write(`${DIR}/deep/b.txt`, Buffer.from("b"), now);
    const { entries } = (await file("GET", "list", { dir: DIR })).body.data;
    expect(entries).toEqual([
      expect.objectContaining({ type: "dir", path: `${DIR}/deep`, name: "deep" }),
      {
        type: "file",
        path: LOG,
        name: "a.log",
        size: TEXT.length,
        owner: `ni${SERVICE}_1`,
        group: `ni${SERVICE}_1`,
        chmod: "100660",
        created_at: now.getTime() / 1000,
        modified_at: Date.parse("2026-11-23T11:00:00Z") / 1000,
        accessed_at: now.getTime() / 1000,
      },
    ]);
    expect(entries[0]).not.toHaveProperty("size");
  });

  it("search by a part of the name, and answer 200 with an error for a folder that is not there", async () => {
    sandbox.files(SERVICE).write(`${DIR}/x.RPT`, Buffer.from("x"), now);
    const names = async (search: string) =>
      (await file("GET", "list", { dir: DIR, search })).body.data.entries.map(
        (one: { name: string }) => one.name,
      );
    expect(await names("rpt")).toEqual(["x.RPT"]);
    expect(await names("a*g")).toEqual(["a.log"]);
    const missing = await file("GET", "list", { dir: `${DIR}/none` });
    expect([missing.status, missing.body.status]).toEqual([200, "error"]);
    expect(missing.headers.get("x-raven-event-id")).toMatch(/^[0-9a-f]{32}$/);
  });

  it("tell of several files at once, and of a size", async () => {
    sandbox.files(SERVICE).write(`${DIR}/b.txt`, Buffer.from("b"), now);
    const query = `?files[]=${LOG}&files[]=${DIR}/b.txt&files[]=${DIR}/none`;
    const stat = await call("GET", `/services/${SERVICE}/gameservers/file_server/stat${query}`);
    expect(stat.body.data.entries.map((one: { size: number }) => one.size)).toEqual([TEXT.length, 1]);
    expect((await file("GET", "size", { path: LOG })).body.data).toEqual({ size: TEXT.length });
  });
});

describe("reading", () => {
  it("needs a token that works once, soon, and only for what it was made for", async () => {
    const { url, token } = await tokenFor("download", { file: LOG });
    expect(url).toBe(`${sandbox.url}/nitrado/fileserver/download/?token=${token}`);
    expect(await bytes(url)).toEqual([200, TEXT]);
    expect((await bytes(url))[0]).toBe(401);
    const late = await tokenFor("download", { file: LOG });
    now = new Date(now.getTime() + 300_000);
    expect((await bytes(late.url))[0]).toBe(401);
    const seeking = await tokenFor("seek", { file: LOG, offset: "0", length: "5" });
    expect((await bytes(seeking.url.replace("/seek/", "/download/")))[0]).toBe(401);
  });

  it("gives the whole file whatever Range was asked for", async () => {
    const { url } = await tokenFor("download", { file: LOG });
    expect(await bytes(url, { range: "bytes=3-5" })).toEqual([200, TEXT]);
  });

  it("gives a part by offset and length, and from the end", async () => {
    expect(await seek(6, 4)).toEqual([200, "line"]);
    expect(await seek(TEXT.length - 5, 5)).toEqual([200, "third"]);
    expect(await seek(-5, 100)).toEqual([200, "third"]);
    expect(await seek(0, TEXT.length, "lines")).toEqual([200, "first line\r\nsecond line\r\n"]);
  });

  it("fails inside for anything past the end", async () => {
    for (const [offset, length] of [
      [TEXT.length, 1],
      [TEXT.length - 1, 2],
      [9_999, 10],
    ] as const) {
      expect((await seek(offset, length))[0]).toBe(500);
    }
  });

  it("sees a file grow", async () => {
    const files = sandbox.files(SERVICE);
    for (let n = 0; n < 2_000; n += 1) files.append(LOG, Buffer.from(`\nline ${n}`), now);
    const { size } = (await file("GET", "size", { path: LOG })).body.data;
    expect(await seek(size - 9, 9)).toEqual([200, "line 1999"].map((one) => one) as [number, string]);
  });
});

describe("writing", () => {
  it("uploads bytes as they are, over what was there", async () => {
    const body = Buffer.from([0, 255, 13, 10, 0xef, 0xbb, 0xbf]);
    expect(await upload("c.bin", Buffer.from("old"))).toBe(201);
    expect(await upload("c.bin", body)).toBe(201);
    expect(sandbox.files(SERVICE).read(`${DIR}/c.bin`)).toEqual(body);
  });

  it("makes, copies, moves and deletes", async () => {
    expect((await file("POST", "mkdir", { path: DIR, name: "custom" })).body.status).toBe("success");
    const copy = { source_path: LOG, target_path: `${DIR}/custom`, target_name: "b.log" };
    expect((await file("POST", "copy", copy)).body.status).toBe("success");
    const move = { source_path: `${DIR}/custom`, target_path: ROOT, target_filename: "moved" };
    expect((await file("POST", "move", move)).body.status).toBe("success");
    const read = (path: string) => sandbox.files(SERVICE).read(path);
    expect(Buffer.from(read(`${ROOT}/moved/b.log`) ?? "").toString()).toBe(TEXT);
    expect(read(`${DIR}/custom/b.log`)).toBeNull();
    expect((await file("DELETE", "delete", { path: `${ROOT}/moved` })).body.status).toBe("success");
    expect(read(`${ROOT}/moved/b.log`)).toBeNull();
    expect((await file("DELETE", "delete", { path: `${ROOT}/moved` })).status).toBe(404);
  });
});

describe("the account's tree", () => {
  it.each([
    `/games/ni11840202_1/ftproot/a.log`,
    `${ROOT}/../ni11840202_1/a.log`,
    `${ROOT}x/a.log`,
    "/etc/passwd",
    "relative/a.log",
  ])("does not reach %s", async (path) => {
    sandbox.files(SERVICE).write("/etc/passwd", Buffer.from("root"), now);
    const dir = path.slice(0, path.lastIndexOf("/")) || "/";
    const name = path.slice(path.lastIndexOf("/") + 1);
    const answers = await Promise.all([
      file("GET", "download", { file: path }),
      file("GET", "seek", { file: path, offset: "0" }),
      file("GET", "list", { dir }),
      file("GET", "size", { path }),
      file("GET", "stat", { files: path }),
      file("POST", "upload", { path: dir, file: name }),
      file("POST", "mkdir", { path: dir, name }),
      file("POST", "copy", { source_path: LOG, target_path: dir, target_name: name }),
      file("POST", "move", { source_path: path, target_path: DIR }),
      file("DELETE", "delete", { path }),
    ]);
    expect(answers.map((one) => one.status)).toEqual(answers.map(() => 403));
  });

  it("is read by guests who may, and written by none of them", async () => {
    const guest = nitradoCall(sandbox, longLifeToken("ironvesper"));
    const path = `/services/${SERVICE}/gameservers/file_server`;
    expect((await guest("GET", `${path}/list`, { dir: DIR })).status).toBe(200);
    expect((await guest("POST", `${path}/upload`, { path: DIR, file: "x" })).status).toBe(403);
    const other = `/services/11840202/gameservers/file_server`;
    expect((await guest("GET", `${other}/list`)).status).toBe(403);
    expect((await guest("GET", "/services/11902110/gameservers/file_server/list")).status).toBe(404);
    expect((await nitradoCall(sandbox, null)("GET", `${path}/list`)).status).toBe(401);
  });
});
