import { connect } from "node:net";
import { Explained } from "./explained";
import { type Part, PartFailure } from "./parts";
import { freePort, isFree } from "./ports";

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "localhost", timeout: 500 });
    const end = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
    socket.once("timeout", () => end(false));
  });
}

/**
 * The port that a part shall have. One that a person chose must be free; else the usual one must be.
 * @param variable names the setting in the sentence, e.g. `PORT`
 * @throws Explained when something already listens there
 */
export async function claimPort(variable: string, port: number, command = "npm start"): Promise<number> {
  if ((await isFree(port)) && !(await answers(port))) return port;
  const other = await freePort(port + 1);
  throw new Explained(
    `Port ${port} is in use. Stop what uses it, or take another one: ${variable}=${other} ${command}`,
  );
}

/**
 * Waits until an address answers with anything below 500.
 * @throws PartFailure if the part ends meanwhile, Explained after `timeoutMs`
 */
export async function waitForAnswer(url: string, part: Part, timeoutMs: number): Promise<void> {
  const end = Date.now() + timeoutMs;
  const died = part.exited.then((exit) => {
    throw new PartFailure(part.name, exit, part.lastLines());
  });
  died.catch(() => undefined);
  let last = "no answer";
  for (;;) {
    const asked = fetch(url, { signal: AbortSignal.timeout(5_000), redirect: "manual" }).then(
      (response) => {
        void response.body?.cancel();
        last = `status ${response.status}`;
        return response.status < 500;
      },
      () => false,
    );
    if (await Promise.race([asked, died])) {
      // Somebody else may have answered, while this part ends because that one has the port.
      await Promise.race([new Promise((next) => setTimeout(next, 300)), died]);
      return;
    }
    if (Date.now() > end) {
      throw new Explained(
        `${part.name} did not become ready within ${Math.round(timeoutMs / 1000)} seconds (${url}: ${last}). Its last lines:\n${part.lastLines()}`,
      );
    }
    await Promise.race([new Promise((next) => setTimeout(next, 100)), died]);
  }
}
