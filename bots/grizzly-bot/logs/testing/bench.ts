import { withGuild } from "@/db/context";
import { scopeForJob } from "@/features/guilds/scope";
import { watchedService } from "@/features/nitrado/log/services";
import { lookAt } from "../look";
import type { Look } from "../rounds";
import { LogFolder } from "./folder";
import { LogScript } from "./script";
import { everything, type LogWorld, logWorld, type Sql } from "./world";

const PEOPLE = ["Anna", "Bert", "Carl"] as const;
export const at = (time: string) => new Date(`2026-11-22T${time}Z`);

/** A service whose clock runs five hours behind UTC, and the moment that the reader takes for now. */
export class Bench {
  now = at("17:00:30");
  chunkBytes = 1_024 * 1_024;
  private constructor(
    private readonly sql: Sql,
    readonly world: LogWorld,
    readonly folder: LogFolder,
  ) {}

  static async open(
    sql: Sql,
    game: "dayz" | "dayzps" | "dayzxb" = "dayzxb",
    historyUntil: Date | null = at("00:00:00"),
  ) {
    const world = await logWorld(sql, game, historyUntil);
    return new Bench(sql, world, new LogFolder(world.dir));
  }

  async look(time?: string, signal = new AbortController().signal): Promise<Look> {
    if (time) this.now = at(time);
    const { guildId, serviceId } = this.world;
    const service = await withGuild(scopeForJob(guildId, "test"), (ctx) => watchedService(ctx, serviceId));
    if (!service) throw new Error("The service is gone.");
    const api = this.folder.api();
    const options = {
      apiFor: () => Promise.resolve(api),
      chunkBytes: this.chunkBytes,
      restarts: new Map(),
      now: () => this.now,
    };
    return lookAt(service, options, signal);
  }

  all() {
    return everything(this.sql, this.world.guildId);
  }

  logs() {
    return this.sql<{
      file_name: string;
      last_position: string;
      completed: boolean;
      last_error: string | null;
    }>(
      "select file_name, last_position, completed_at is not null as completed, last_error from nitrado_log_state where guild_id = $1 order by file_name",
      [this.world.guildId],
    );
  }

  async count(table: string): Promise<number> {
    const [row] = await this.sql<{ n: number }>(
      `select count(*)::int as n from ${table} where guild_id = $1`,
      [this.world.guildId],
    );
    return row?.n ?? 0;
  }
}

/** The same text in every name: services differ, files and players do not. */
export const plain = (text: string, { world }: Bench) => text.replaceAll(world.serviceId, "S");

/** Two boots of one day, the second four hours after the first. */
export const first = () =>
  new LogScript("2026-11-22T12:00:00").join("Anna").join("Bert").join("Carl").play(PEOPLE);
export const second = () => new LogScript("2026-11-22T16:00:00").join("Anna").play(PEOPLE).leave("Anna");
