import { describe, expect, it } from "vitest";
import { hostCookieName, readCookie, serializeCookie } from "./cookies";

describe("cookies", () => {
  it("belong to this host alone, to no script, and behind TLS to no plain connection", () => {
    const name = hostCookieName("grizzly.session", true);
    expect(serializeCookie(name, "a b", { secure: true, maxAge: 60.9 })).toBe(
      "__Host-grizzly.session=a%20b; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure",
    );
    expect(hostCookieName("grizzly.session", false)).toBe("grizzly.session");
  });

  it("are read by their whole name, and a broken one is none", () => {
    const headers = new Headers({ cookie: "xgrizzly=1; grizzly=a%20b; grizzly.other=2; bad=%E0%A4%A" });
    expect(readCookie(headers, "grizzly")).toBe("a b");
    expect(readCookie(headers, "bad")).toBeNull();
    expect(readCookie(headers, "missing")).toBeNull();
    expect(readCookie(new Headers(), "grizzly")).toBeNull();
  });
});
