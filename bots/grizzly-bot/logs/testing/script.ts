const RULE = "*".repeat(78);
const two = (value: number) => String(value).padStart(2, "0");

/** A time on the server's clock as ISO without a zone, in seconds. */
const seconds = (local: string) => Date.parse(`${local}Z`) / 1_000;

export const idOf = (name: string) => Buffer.from(name.padEnd(20, "-")).toString("hex").toUpperCase();

/** Writes an admin log of the console kind, line by line. */
export class LogScript {
  private text: string;
  private clock: number;

  constructor(readonly start: string) {
    this.clock = seconds(start);
    this.text = `\n\n${RULE}\nAdminLog started on ${start.slice(0, 10)} at ${start.slice(11)}\n\n`;
  }

  get name(): string {
    return `DayZServer_X1_x64_${this.start.replace("T", "_").replaceAll(":", "-")}.ADM`;
  }

  /** When its last line was written, on a clock that shows UTC. */
  get lastAt(): Date {
    return new Date(this.clock * 1_000);
  }

  /** What was written since the last call. */
  take(): string {
    const { text } = this;
    this.text = "";
    return text;
  }

  private line(after: number, words: string): this {
    this.clock += after;
    const day = ((this.clock % 86_400) + 86_400) % 86_400;
    const stamp = `${two(Math.floor(day / 3_600))}:${two(Math.floor(day / 60) % 60)}:${two(day % 60)}`;
    this.text += `${stamp} | ${words}\n`;
    return this;
  }

  private block(name: string, dead = false): string {
    const at = (name.length * 137 + this.clock) % 9_000;
    return `Player "${name}" ${dead ? "(DEAD) " : ""}(id=${idOf(name)} pos=<${at}, ${at / 2}, 12.5>)`;
  }

  join(name: string, after = 5): this {
    return this.line(after, `${this.block(name)} is connected`);
  }

  leave(name: string, after = 30): this {
    return this.line(after, `${this.block(name)} has been disconnected`);
  }

  list(names: readonly string[], after = 60): this {
    this.line(after, `##### PlayerList log: ${names.length} players`);
    for (const name of names) this.line(0, this.block(name));
    return this.line(0, "#####");
  }

  kill(killer: string, victim: string, after = 40): this {
    const weapon = "M4-A1 from 120.5 meters ";
    this.line(
      after,
      `${this.block(victim, true)}[HP: 0] hit by ${this.block(killer)} into Head(0) for 110 damage (Bullet_556x45) with ${weapon}`,
    );
    this.line(0, `${this.block(victim, true)} killed by ${this.block(killer)} with ${weapon}`);
    return this.join(victim, 20);
  }

  suicide(name: string, after = 40): this {
    this.line(after, `${this.block(name)} committed suicide`);
    this.line(0, `${this.block(name, true)} died. Stats> Water: 915.5 Energy: 774.9 Bleed sources: 0`);
    return this.join(name, 20);
  }

  /** Twenty lines of play between a few people. */
  play(people: readonly [string, string, string]): this {
    const [a, b, c] = people;
    return this.list([a, b, c]).kill(a, b).list([a, b, c]).suicide(c).kill(b, a).list([a, b]);
  }
}
