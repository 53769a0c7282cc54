import { createSocket, type Socket } from "node:dgram";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { isPublicAddress } from "./public-address";
import { askServer, readInfo } from "./query";
import {
  type ApplicationStanding,
  applicationWords,
  approvalProblem,
  codeFrom,
  mayEdit,
  nameHasCode,
  nitradoProof,
} from "./rules";
import { hostOf } from "./schema";

const standing = (change: Partial<ApplicationStanding>): ApplicationStanding => ({
  state: "submitted",
  waitingFor: "staff",
  proven: false,
  answer: null,
  listed: false,
  ...change,
});

describe("where an application stands", () => {
  it("is changed as a draft and while staff wait for an answer, never while they look", () => {
    expect(mayEdit(standing({ state: "draft" }))).toBe(true);
    expect(mayEdit(standing({ waitingFor: "applicant" }))).toBe(true);
    expect(mayEdit(standing({}))).toBe(false);
    expect(mayEdit(standing({ state: "approved", waitingFor: "applicant" }))).toBe(false);
  });

  it("is approved only in review and once proven", () => {
    expect(approvalProblem(standing({}))).toContain("proven");
    expect(approvalProblem(standing({ proven: true }))).toBeNull();
    expect(approvalProblem(standing({ proven: true, state: "draft" }))).toContain("review");
  });

  it("says a decision with its reason", () => {
    const words = (change: Partial<ApplicationStanding>) => applicationWords(standing(change));
    expect(words({ state: "refused", answer: "It is a copy." }).sentence).toContain("“It is a copy.”");
    expect(words({ state: "approved", listed: false }).label).toBe("Approved, not shown");
    expect(words({ waitingFor: "applicant" }).meaning).toBe("warn");
  });
});

describe("a code", () => {
  it("is found in whatever case and surroundings, and no other one is", () => {
    const bytes = fc.uint8Array({ minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(bytes, fc.string(), fc.string(), (random, before, after) => {
        const code = codeFrom(random);
        expect(code).toMatch(/^GZ-[2-9A-HJ-NP-Z]{6}$/);
        expect(nameHasCode(`${before}${code.toLowerCase()}${after}`, code)).toBe(true);
        expect(nameHasCode(`${before}${code.slice(0, -1)}`, `${code}!`)).toBe(false);
      }),
    );
  });
});

describe("Nitrado's proof", () => {
  const roles = ["ROLE_OWNER"];
  it("takes the bot in the guild and the owner's own account", () => {
    expect(nitradoProof({ botPresent: true, service: { connected: true, roles } }).proven).toBe(true);
    for (const facts of [
      { botPresent: false, service: { connected: true, roles } },
      { botPresent: true, service: { connected: false, roles } },
      { botPresent: true, service: { connected: true, roles: ["ROLE_WEBINTERFACE_LOGS_READ"] } },
      { botPresent: true, service: null },
    ])
      expect(nitradoProof(facts)).toMatchObject({ proven: false });
  });
});

describe("an address", () => {
  it("is a public IPv4 address with a port above 1023", () => {
    expect(hostOf("185.12.3.4:27016")).toEqual({ address: "185.12.3.4", port: 27016 });
    for (const bad of [
      "localhost:27016",
      "185.12.3.4",
      "185.12.3.4:80",
      "1.2.3.256:27016",
      "[::1]:27016",
      "a.b.c.d:2",
    ])
      expect([bad, hostOf(bad)]).toEqual([bad, null]);
  });

  it("never leads into our own network", () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(byte, byte, byte, (b, c, d) => {
        for (const inside of [
          `10.${b}.${c}.${d}`,
          `127.${b}.${c}.${d}`,
          `192.168.${c}.${d}`,
          `169.254.${c}.${d}`,
        ])
          expect([inside, isPublicAddress(inside)]).toEqual([inside, false]);
        expect(isPublicAddress(`172.${16 + (b % 16)}.${c}.${d}`)).toBe(false);
        expect(isPublicAddress(`${224 + (b % 32)}.${b}.${c}.${d}`)).toBe(false);
        expect(isPublicAddress(`8.${b}.${c}.${d}`)).toBe(true);
      }),
    );
  });
});

const texts = (...all: string[]) => Buffer.concat(all.map((one) => Buffer.from(`${one}\0`)));
const info = (name: string) =>
  Buffer.concat([
    Buffer.from([0xff, 0xff, 0xff, 0xff, 0x49, 17]),
    texts(name, "chernarusplus", "dayz", "DayZ"),
    Buffer.from([0, 0, 12, 60, 0, 100, 119, 0, 0]),
  ]);

describe("a game server that is asked for its name", () => {
  let server: Socket | undefined;
  const close = () => {
    server?.close();
    server = undefined;
  };
  afterEach(close);

  const answering = async (answer: (asked: Buffer, say: (packet: Buffer) => void) => void) => {
    const socket = createSocket("udp4");
    server = socket;
    socket.on("message", (asked, from) =>
      answer(asked, (packet) => socket.send(packet, from.port, from.address)),
    );
    await new Promise<void>((ready) => socket.bind(0, "127.0.0.1", ready));
    return { address: "127.0.0.1", port: (socket.address() as AddressInfo).port };
  };

  it("tells it, also where it asks back first", async () => {
    const challenge = Buffer.from([0xff, 0xff, 0xff, 0xff, 0x41, 1, 2, 3, 4]);
    const at = await answering((asked, say) =>
      say(asked.subarray(-4).equals(challenge.subarray(-4)) ? info("Ridge GZ-ABC234") : challenge),
    );
    expect(await askServer(at)).toEqual({
      name: "Ridge GZ-ABC234",
      map: "chernarusplus",
      players: 12,
      slots: 60,
    });
  });

  it("is not known where it is silent, or answers with anything else", async () => {
    expect(await askServer(await answering(() => undefined), 40)).toBeNull();
    close();
    expect(await askServer(await answering((_, say) => say(Buffer.from("HTTP/1.1 200 OK"))), 40)).toBeNull();
  });

  it("breaks nothing with any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 1_600 }), fc.boolean(), (bytes, framed) => {
        const packet = Buffer.from(bytes);
        readInfo(framed ? Buffer.concat([Buffer.from([0xff, 0xff, 0xff, 0xff, 0x49, 17]), packet]) : packet);
      }),
    );
  });
});
