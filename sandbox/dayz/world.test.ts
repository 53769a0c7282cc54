import { describe, expect, it } from "vitest";
import { blackPineShop, livoniaShop } from "@/db/seed/catalogue.data";
import { PLACES } from "@/db/seed/world/maps.data";
import { demoServers } from "./demo";
import { KNOWN_CLASSES } from "./mission";
import { START, TestHost, testServer, testSpec } from "./testing";
import { WorldRefusal } from "./types";
import { createWorld, quietWorld } from "./world";

const OURS = "custom/grizzly-deliveries.json";
const entry = (name: string, changes: object = {}) => ({
  name,
  pos: [4395.5, 339.74, 10362.34],
  ypr: [0, 0, 0],
  scale: 1,
  enableCEPersistency: false,
  customString: "grizzly:order:123:u1",
  ...changes,
});
const objects = (...entries: object[]) => ({ Objects: entries });

function staged(...entries: object[]) {
  const made = testServer(testSpec("dayzps"));
  const { server, host, wait } = made;
  wait(600);
  const file = `${server.missionPath}/${OURS}`;
  host.put(file, objects(...entries));
  const restart = () => {
    server.restart("test");
    wait(60);
  };
  const rpt = () =>
    host.files
      .list(`${server.gamePath}/config`)
      .filter(({ name }) => name.endsWith(".RPT"))
      .map(({ name }) => host.text(`${server.gamePath}/config/${name}`))
      .at(-1) ?? "";
  return { ...made, file, restart, rpt };
}

describe("the object spawner", () => {
  it("makes an item once, with the file cleaned after the start; untouched, it is gone at the next", () => {
    const { server, host, file, restart } = staged(entry("M4A1"));
    expect(server.items()).toEqual([]);
    restart();
    expect(server.items()).toEqual([
      {
        className: "M4A1",
        position: [4395.5, 10362.34, 339.74],
        tag: "grizzly:order:123:u1",
        takenBy: null,
        boot: 2,
      },
    ]);
    host.put(file, objects());
    restart();
    expect(server.items()).toEqual([]);
  });

  it("keeps what a player took, and doubles it where the entry was left in the file", () => {
    const { server, host, file, restart, wait } = staged(entry("M4A1"));
    restart();
    server.act({ do: "connect", player: "Dusa" });
    expect(server.act({ do: "takeItems", player: "Dusa" })).toContain("took M4A1");
    server.act({ do: "disconnect", player: "Dusa" });
    restart();
    expect(server.items().map(({ boot, takenBy }) => [boot, takenBy])).toEqual([
      [2, "Dusa"],
      [3, null],
    ]);
    host.put(file, objects());
    wait(600);
    restart();
    expect(server.items().map(({ boot }) => boot)).toEqual([2]);
  });

  it("makes a new one each start of what the game saves", () => {
    const { server, restart } = staged(entry("M4A1", { enableCEPersistency: true }));
    restart();
    restart();
    expect(server.items()).toHaveLength(2);
  });

  it("is told to the RPT where it fails, and the rest is made", () => {
    const { server, restart, rpt } = staged(
      entry("M1014"),
      entry("DZ/structures/x.p3d"),
      entry("M4A1", { pos: [1, 2] }),
      entry("AKM"),
    );
    restart();
    expect(server.items().map(({ className }) => className)).toEqual(["AKM"]);
    expect(rpt()).toContain("Object spawner failed to spawn M1014");
    expect(rpt()).toContain("Object spawner: invalid path DZ/structures/x.p3d");
    expect(rpt()).toContain("Object spawner failed to spawn M4A1");
  });

  it("reads only files of custom, and says which are missing or broken", () => {
    const { server, host, restart, rpt } = staged(entry("M4A1"));
    const gameplay = `${server.missionPath}/cfggameplay.json`;
    const list = ["champion/shop.json", "custom/none.json", "custom/broken.json", `./${OURS}`];
    host.put(gameplay, { WorldsData: { objectSpawnersArr: list } });
    host.put(`${server.missionPath}/champion/shop.json`, objects(entry("AKM")));
    host.put(`${server.missionPath}/custom/broken.json`, '{"Objects": [');
    restart();
    expect(server.items().map(({ className }) => className)).toEqual(["M4A1"]);
    for (const path of ["champion/shop.json", "custom/none.json"]) {
      expect(rpt()).toContain(
        `[::SpawnObjects] :: [ERROR] :: File "$mission:${path}" does not exist, check the provided path`,
      );
    }
    expect(rpt()).toContain('Cannot load data from "$mission:custom/broken.json":');
  });

  it("makes nothing without its switch, with a broken cfggameplay.json, or after a reset of the mission", () => {
    for (const spoil of [
      ({ host }: ReturnType<typeof staged>) => host.set("config", "enableCfgGameplayFile", "0"),
      ({ host, server }: ReturnType<typeof staged>) =>
        host.put(`${server.missionPath}/cfggameplay.json`, "{"),
      ({ host }: ReturnType<typeof staged>) => host.set("general", "resetmission", "true"),
    ]) {
      const made = staged(entry("M4A1"));
      spoil(made);
      made.restart();
      expect(made.server.items()).toEqual([]);
      expect(made.server.boots()).toBe(2);
    }
  });

  it("hands things to whoever stands beside them for a while", () => {
    const { server, restart, wait } = staged(entry("M4A1"), entry("AKM", { pos: [100, 5, 100] }));
    restart();
    server.act({ do: "connect", player: "Dusa" });
    server.act({ do: "takeItems", player: "Dusa", value: "M4A1" });
    wait(120);
    expect(server.items().map(({ takenBy }) => takenBy)).toEqual(["Dusa", null]);
    expect(() => server.act({ do: "takeItems", player: "Dusa", value: "nothing" })).toThrow(WorldRefusal);
  });
});

describe("power", () => {
  it("goes through Nitrado's states, and counts a start once", () => {
    const { server, wait } = testServer(testSpec("dayzxb"));
    const seen: string[] = [];
    wait(30);
    server.restart("test");
    server.restart("test");
    for (let second = 0; second < 15; second++) {
      seen.push(server.status());
      wait(1);
    }
    expect([...new Set(seen)]).toEqual(["started", "restarting"]);
    expect([server.status(), server.boots()]).toEqual(["started", 2]);
    server.stop("test");
    wait(20);
    expect([server.status(), server.playable()]).toEqual(["stopped", false]);
    expect(() => server.act({ do: "connect", player: "Dusa" })).toThrow(WorldRefusal);
    server.start("test");
    wait(40);
    expect([server.status(), server.boots(), server.playable()]).toEqual(["started", 3, true]);
  });

  it("turns away who is banned, and lets others in", () => {
    const { server, host, wait } = testServer(testSpec("dayzxb"));
    wait(30);
    host.set("general", "bans", "Somebody\r\nDusa");
    expect(server.act({ do: "connect", player: "Dusa" })).toContain("turned away");
    server.act({ do: "connect", player: "m4rten" });
    expect(server.players().map(({ name }) => name)).toEqual(["m4rten"]);
  });
});

describe("a saved world", () => {
  const busy = {
    speed: 6,
    logStepSeconds: 60,
    newFileDelaySeconds: 90,
    busy: true,
    generation: "C" as const,
  };
  const spec = { ...testSpec("dayzxb"), restartHours: [14], settings: busy };

  it("goes on exactly as it would have, however often it is looked at", () => {
    const whole = testServer(spec);
    for (const pause of [1, 7, 3_000, 10_000, 1_592]) whole.wait(pause);
    const early = testServer(spec);
    early.wait(7_600);
    const kept = JSON.parse(JSON.stringify(early.server.snapshot()));
    const late = testServerAt(early.host, kept);
    late.tick(new Date(START.getTime() + 14_600_000));
    expect(JSON.stringify(late.snapshot())).toBe(JSON.stringify(whole.server.snapshot()));
    const texts = (host: TestHost) =>
      [...host.stored].map(([path, { bytes }]) => [path, Buffer.from(bytes).toString()]);
    expect(texts(early.host)).toEqual(texts(whole.host));
  });

  function testServerAt(host: TestHost, kept: unknown) {
    const [server] = createWorld({ seed: "other", now: new Date(0), host: () => host, servers: [spec] });
    if (!server) throw new Error("There is a server for each spec.");
    server.restore(kept);
    return server;
  }

  it("whose log has grown behind its back takes it for a crash, and starts again", () => {
    const { server, host, wait } = testServer(spec);
    wait(7_000);
    const kept = server.snapshot();
    wait(7_000);
    const back = testServerAt(host, kept);
    back.tick(new Date(START.getTime() + 7_100_000));
    expect(back.boots()).toBe(2);
  });

  it("is lived through for a night, and not for a month", () => {
    const { server, wait } = testServer(spec);
    wait(10 * 3_600);
    expect(server.boots()).toBe(2);
    wait(30 * 86_400);
    expect(server.boots()).toBeLessThan(6);
    expect(server.playable()).toBe(true);
  });
});

describe("the demo's servers", () => {
  it("know every class that the demo sells, and all but one have the owner's line", () => {
    const sold = [...blackPineShop, ...livoniaShop].flatMap(({ items }) =>
      items.flatMap(({ classNames }) => classNames ?? []),
    );
    expect(sold.filter((name) => !KNOWN_CLASSES.has(name))).toEqual([]);
    const hosts = new Map<string, TestHost>();
    const host = (id: string) => hosts.set(id, hosts.get(id) ?? new TestHost()).get(id) ?? new TestHost();
    const world = createWorld({ seed: "demo", now: START, host });
    const lines = world.map(({ serviceId, missionPath }) =>
      host(serviceId).text(`${missionPath}/cfggameplay.json`).includes(OURS),
    );
    expect(lines.filter(Boolean)).toHaveLength(demoServers.length - 1);
    const types = host("11840201").text(`${world[0]?.missionPath}/db/types.xml`);
    expect(types).toContain('<type name="M4A1">');
    for (const { map } of demoServers) expect(PLACES[map]?.length).toBeGreaterThan(5);
  });

  it("stand still where nobody is to do anything by themselves", () => {
    const world = quietWorld({ seed: "demo", now: START, host: () => new TestHost() });
    for (const server of world) server.tick(new Date(START.getTime() + 24 * 3_600_000));
    expect(world.map((server) => [server.boots(), server.players().length])).toEqual(world.map(() => [1, 0]));
  });
});
