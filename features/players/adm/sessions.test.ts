import { describe, expect, it } from "vitest";
import { type AdmChange, AdmFold } from "./fold";
import { AdmReader } from "./reader";

const C = "pos=<1, 2, 3>";
const start = (time: string) => `AdminLog started on 2026-01-02 at ${time}`;
const connect = (time: string, id: string) => `${time} | Player "N${id}" is connected (id=${id})`;
const connecting = (time: string, id: string) => `${time} | Player "N${id}" (id=${id}) is connecting`;
const arrive = (time: string, id: string) => `${time} | Player "N${id}" (id=${id} ${C}) is connected`;
const leave = (time: string, id: string, name = `N${id}`) =>
  `${time} | Player "${name}"(id=${id}) has been disconnected`;

/** What a log's sessions come to, in short. */
function fold(...lines: string[]): string[] {
  const out: string[] = [];
  const time = (clock: number) => new Date(clock * 1000).toISOString().slice(11, 16);
  const take = (change: AdmChange) => {
    if (change.kind === "session.joined")
      out.push(`${change.session.id} joined ${time(change.session.joined.clock)}`);
    else if (change.kind === "session.respawned") out.push(`${change.session.id} respawned`);
    else if (change.kind === "login.failed")
      out.push(`${change.id ?? change.name} failed ${time(change.at.clock)}`);
    else if (change.kind === "session.left") {
      const { id, end, left } = change.session;
      out.push(`${id} ${end} ${time(left)}`);
    }
  };
  const sessions = new AdmFold();
  new AdmReader().push(Buffer.from(`${lines.join("\n")}\n`), (record) => sessions.apply(record, take));
  sessions.finish(take);
  return out;
}

describe("sessions", () => {
  it("run from a connect to the disconnect, and a second connect is a respawn", () => {
    expect(
      fold(start("09:00:00"), connect("10:00:00", "A"), connect("10:30:00", "A"), leave("11:00:00", "A")),
    ).toEqual(["A joined 10:00", "A respawned", "A left 11:00"]);
  });

  it("are closed by a new boot at the last line of the old one", () => {
    expect(
      fold(
        start("09:00:00"),
        connect("10:00:00", "A"),
        "10:20:00 | #####",
        start("12:00:00"),
        connect("12:01:00", "A"),
      ),
    ).toEqual(["A joined 10:00", "A restart 10:20", "A joined 12:01", "A restart 12:01"]);
  });

  it("are never closed by a login that failed", () => {
    expect(
      fold(
        start("09:00:00"),
        connect("10:00:00", "A"),
        leave("10:05:00", "Unknown", "NA"),
        leave("11:00:00", "A"),
      ),
    ).toEqual(["A joined 10:00", "NA failed 10:05", "A left 11:00"]);
  });

  it("are closed by name where the game has lost the id, if only one bears it", () => {
    expect(fold(start("09:00:00"), connect("10:00:00", "A"), leave("11:00:00", "ERROR", "NA"))).toEqual([
      "A joined 10:00",
      "A left 11:00",
    ]);
    const twins = [connect("10:00:00", "A"), connect("10:00:00", "B").replace("NB", "NA")];
    expect(fold(start("09:00:00"), ...twins, leave("11:00:00", "ERROR", "NA"))).toEqual([
      "A joined 10:00",
      "B joined 10:00",
      "NA failed 11:00",
      "A restart 11:00",
      "B restart 11:00",
    ]);
  });

  it("know a login that never arrived", () => {
    expect(
      fold(
        start("09:00:00"),
        connecting("10:00:00", "A"),
        leave("10:01:00", "A"),
        connecting("10:02:00", "B"),
      ),
    ).toEqual(["A failed 10:00", "B failed 10:02"]);
  });

  it("end when the same player logs in again, in either order of the log", () => {
    const first = [
      start("09:00:00"),
      connecting("10:00:00", "A"),
      arrive("10:01:00", "A"),
      connecting("11:00:00", "A"),
    ];
    expect(fold(...first, arrive("11:01:00", "A"), leave("12:00:00", "A"))).toEqual([
      "A joined 10:01",
      "A reconnected 11:00",
      "A joined 11:01",
      "A left 12:00",
    ]);
    expect(fold(...first, leave("11:00:30", "A"), arrive("11:01:00", "A"), leave("12:00:00", "A"))).toEqual([
      "A joined 10:01",
      "A left 11:00",
      "A joined 11:01",
      "A left 12:00",
    ]);
  });

  it("leave a login open that began before the old body was gone", () => {
    const first = [
      start("09:00:00"),
      connect("10:00:00", "A"),
      connecting("11:00:00", "A"),
      leave("11:00:30", "A"),
    ];
    expect(fold(...first)).toEqual(["A joined 10:00", "A left 11:00", "A failed 11:00"]);
  });

  it("take any id for a plain word", () => {
    expect(fold(start("09:00:00"), connect("10:00:00", "__proto__"), leave("11:00:00", "__proto__"))).toEqual(
      ["__proto__ joined 10:00", "__proto__ left 11:00"],
    );
  });
});
