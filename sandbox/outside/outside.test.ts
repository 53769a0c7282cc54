import { createSocket } from "node:dgram";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "@/sandbox/start";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
});
afterAll(() => sandbox.stop());

const port = () => Number(new URL(sandbox.url).port);

/** Sends packets one after the other and gives the answers; null where none comes. */
async function talk(packets: ((last: Buffer | null) => Buffer)[]): Promise<(Buffer | null)[]> {
  const socket = createSocket("udp4");
  const answers: (Buffer | null)[] = [];
  for (const packet of packets) {
    socket.send(packet(answers.at(-1) ?? null), port(), "127.0.0.1");
    answers.push(
      await new Promise<Buffer | null>((resolve) => {
        const timer = setTimeout(() => resolve(null), 80);
        socket.once("message", (answer) => {
          clearTimeout(timer);
          resolve(answer);
        });
      }),
    );
  }
  socket.close();
  return answers;
}

const ASK = Buffer.from("\xff\xff\xff\xffTSource Engine Query\0", "latin1");

it("says what it is called to whoever brings its number back, and nothing to others", async () => {
  await fetch(`${sandbox.url}/__sandbox/outside`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: sandbox.url },
    body: JSON.stringify({ name: "Ridge GZ-ABC234" }),
  });
  const [challenge, info] = await talk([
    () => ASK,
    (last) => Buffer.concat([ASK, (last ?? ASK).subarray(5)]),
  ]);
  expect(challenge?.[4]).toBe(0x41);
  expect(info?.toString("latin1")).toContain("Ridge GZ-ABC234\0chernarusplus\0");
  expect(await talk([() => Buffer.from("hello")])).toEqual([null]);
  expect(await (await fetch(`${sandbox.url}/servers`)).text()).toContain(`127.0.0.1:${port()}`);
});
