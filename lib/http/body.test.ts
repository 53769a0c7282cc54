import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { readBytes, readInput } from "./body";
import { assertPlainValue, parseHostileJson } from "./json";
import { parseInput } from "./validate";

const json = (body: string, headers: Record<string, string> = {}) =>
  new Request("http://localhost/x", {
    method: "POST",
    body,
    headers: { "content-type": "application/json", ...headers },
  });

async function statusOf(work: () => unknown): Promise<number> {
  try {
    await work();
    return 200;
  } catch (error) {
    return error instanceof AppError ? error.status : 500;
  }
}

const schema = z.object({ name: z.string().max(80), count: z.int().min(1).max(100) });
const call = async (body: string) => parseInput(schema, await readInput(json(body)));

describe("hostile bodies", () => {
  it.each([
    ["__proto__", '{"__proto__":{"admin":true},"name":"a","count":1}'],
    ["nested __proto__", '{"name":{"__proto__":1},"count":1}'],
    ["constructor", '{"constructor":{"prototype":{"x":1}},"name":"a","count":1}'],
    ["an array for a text", '{"name":["a"],"count":1}'],
    ["an object for a text", '{"name":{"$ne":""},"count":1}'],
    ["depth", `${"[".repeat(50_000 / 2)}${"]".repeat(50_000 / 2)}`],
    ["unclosed depth", `{"name":${"[".repeat(30_000)}`],
    ["NUL", '{"name":"a\\u0000b","count":1}'],
    ["a lone surrogate", '{"name":"\\ud800","count":1}'],
    ["2^53+1", '{"name":"a","count":9007199254740993}'],
    ["1e309", '{"name":"a","count":1e309}'],
    ["-1e309", '{"name":"a","count":-1e309}'],
    ["a fraction", '{"name":"a","count":1.5}'],
    ["an unknown field", '{"name":"a","count":1,"isAdmin":true}'],
    ["not JSON", '{"name":'],
    ["nothing", ""],
    ["null", "null"],
    ["a bare number", "5"],
    ["invalid UTF-8 is checked below", '"x"'],
  ])("%s is the sender's mistake", async (_name, body) => {
    expect(await statusOf(() => call(body))).toBe(422);
  });

  it("leave Object.prototype alone", async () => {
    await statusOf(() => call('{"__proto__":{"polluted":1}}'));
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("a text of 1 MB is too large, by header and by count", async () => {
    const big = JSON.stringify({ name: "x".repeat(1_000_000), count: 1 });
    expect(await statusOf(() => call(big))).toBe(413);
    const stream = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(16_384));
      },
    });
    const init = { method: "POST", body: stream, duplex: "half" } as RequestInit;
    expect(await statusOf(() => readBytes(new Request("http://localhost/x", init)))).toBe(413);
  });

  it("a body shorter or longer than it said is refused", async () => {
    const short = new Request("http://localhost/x", {
      method: "POST",
      body: "{}",
      headers: { "content-length": "40" },
    });
    expect(await statusOf(() => readBytes(short))).toBe(422);
    const wrong = new Request("http://localhost/x", {
      method: "POST",
      body: "{}",
      headers: { "content-length": "-1" },
    });
    expect(await statusOf(() => readBytes(wrong))).toBe(413);
  });

  it("bytes that are not UTF-8, and unknown content types, are refused", async () => {
    const bytes = new Uint8Array([0x22, 0xff, 0xfe, 0x22]);
    const bad = new Request("http://localhost/x", {
      method: "POST",
      body: bytes,
      headers: { "content-type": "application/json" },
    });
    expect(await statusOf(() => readInput(bad))).toBe(422);
    const text = new Request("http://localhost/x", {
      method: "POST",
      body: "{}",
      headers: { "content-type": "text/plain" },
    });
    expect(await statusOf(() => readInput(text))).toBe(422);
  });

  it("forms: a name that comes twice is no text, a file is refused", async () => {
    const twice = new Request("http://localhost/x", {
      method: "POST",
      body: new URLSearchParams("name=a&name=b&count=1"),
    });
    expect(
      await statusOf(async () =>
        parseInput(z.object({ name: z.string(), count: z.string() }), await readInput(twice)),
      ),
    ).toBe(422);
    const form = new FormData();
    form.set("name", new Blob(["x"]), "x.txt");
    expect(
      await statusOf(() => readInput(new Request("http://localhost/x", { method: "POST", body: form }))),
    ).toBe(422);
    const good = new FormData();
    good.set("name", "bear");
    expect(await readInput(new Request("http://localhost/x", { method: "POST", body: good }))).toEqual({
      name: "bear",
    });
  });
});

describe("the parser itself", () => {
  it.each([
    '{"__proto__":1}',
    '{"a":[{"constructor":1}]}',
    '{"prototype":1}',
    "1e309",
    "[-1e309]",
    "9007199254740993",
    '"\\u0000"',
    '"\\ud800"',
    `${"[".repeat(13)}${"]".repeat(13)}`,
    `"${"x".repeat(100_001)}"`,
    `[${"1,".repeat(20_000)}1]`,
  ])("refuses %s before any schema sees it", (text) => {
    expect(() => parseHostileJson(text)).toThrow(AppError);
  });

  it("refuses what decoding can make and JSON cannot", () => {
    for (const value of [new Map(), new Date(), () => 1, Symbol("x"), 1n, { a: new Set() }]) {
      expect(() => assertPlainValue(value)).toThrow(AppError);
    }
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(() => assertPlainValue(circle)).toThrow(AppError);
    expect(() => assertPlainValue({ a: [1, "b", null, true, undefined] })).not.toThrow();
  });
});

describe("good bodies", () => {
  it("arrive unchanged", async () => {
    expect(await call('{"name":"Bär [\\"{","count":7}')).toEqual({
      name: 'Bär [\\"{'.replace("\\", ""),
      count: 7,
    });
    expect(parseHostileJson('{"a":[1,{"b":"]]]]]]]]]]]]]]"}]}')).toEqual({ a: [1, { b: "]]]]]]]]]]]]]]" }] });
  });
});
