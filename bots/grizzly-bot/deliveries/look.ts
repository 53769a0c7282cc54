import { type GuildScope, withGuild } from "@/db/context";
import { belongsInFile, isOpen } from "@/features/deliveries/attempt-states";
import type { BootFact } from "@/features/deliveries/boots-seen";
import { type Attempt, attemptsToWatch, entriesOf, subjectOf } from "@/features/deliveries/data/attempts";
import { type DeliveryServer, deliveryServer, knownTypes } from "@/features/deliveries/data/server";
import { decide, type Look } from "@/features/deliveries/decide";
import { stagingProblem } from "@/features/deliveries/gates";
import { MAX_OBJECTS_IN_FILE } from "@/features/deliveries/limits";
import {
  cleanAttempt,
  dropAttempt,
  planOrder,
  stageAttempt,
  waitAttempt,
} from "@/features/deliveries/mutations/attempts";
import { planDueEvents } from "@/features/deliveries/mutations/dynamic-events";
import { saveSeen } from "@/features/deliveries/mutations/file";
import { planProblem } from "@/features/deliveries/object-rules";
import { attemptKey, FILE_LINE, renderFile } from "@/features/deliveries/render";
import { scopeForService } from "@/features/guilds/scope";
import { bootsSince } from "@/features/nitrado/log/boots";
import { ordersToDeliver } from "@/features/shop/data/delivery";
import { sha256 } from "@/lib/crypto";
import { AppError } from "@/lib/errors";
import { ProviderError } from "@/lib/http/provider";
import { HOUR, MINUTE } from "@/lib/time";
import { noteCollected } from "./collected";
import { carryOut } from "./decisions";
import type { Ports, Target } from "./ports";
import {
  mapOf,
  missionOf,
  type ReadFile,
  readDeliveryFile,
  readGameplay,
  readTypes,
  resetsMission,
} from "./read-server";
import { keysIn, tellStrays } from "./strays";
import { writeDeliveryFile } from "./write-file";

/** A file that nothing waits for is still looked at this often: other writers exist, and so do late uploads. */
const LOOK_AGAIN_MS = 10 * MINUTE;
const TYPES_AGAIN_MS = HOUR;

const keyOf = (attempt: Attempt) => attemptKey({ subject: subjectOf(attempt), attempt: attempt.attempt });

/** Whether an attempt still needs the file itself. */
const needsFile = (attempt: Attempt): boolean =>
  isOpen(attempt.state) &&
  attempt.unstagedAt === null &&
  !(attempt.state === "needs_look" && attempt.intentAt === null);

/** Its order was taken back before anything was written. */
const isGone = ({ state, intentAt, orderState }: Attempt): boolean =>
  state === "planned" && intentAt === null && orderState !== null && orderState !== "queued";

interface Known {
  server: DeliveryServer;
  attempts: Attempt[];
  boots: BootFact[];
}

async function read(scope: GuildScope, serviceId: string): Promise<Known | null> {
  return withGuild(
    scope,
    async (ctx) => {
      const server = await deliveryServer(ctx, serviceId);
      if (!server) return null;
      const attempts = await attemptsToWatch(ctx, serviceId);
      const moments = attempts.flatMap(({ intentAt }) => (intentAt ? [intentAt.getTime()] : []));
      const since = new Date(Math.min(ctx.now.getTime(), ...moments) - HOUR);
      return { server, attempts, boots: await bootsSince(ctx, serviceId, since) };
    },
    { readOnly: true },
  );
}

async function planWaiting(scope: GuildScope, { serviceId, persistent }: DeliveryServer): Promise<void> {
  const orders = await withGuild(scope, (ctx) => ordersToDeliver(ctx, serviceId), { readOnly: true });
  for (const order of orders) await withGuild(scope, (ctx) => planOrder(ctx, serviceId, order, persistent));
}

/** One look at one server: what the log says about its boots, what its file holds, and what follows from both. */
export class ServerLook {
  private readonly base: GuildScope;

  constructor(
    private readonly target: Target,
    private readonly ports: Ports,
    private readonly signal: AbortSignal,
  ) {
    this.base = scopeForService(target, "grizzly-bot");
  }

  private get scope(): GuildScope {
    return { ...this.base, now: this.ports.now() };
  }

  /** @throws AppError, ProviderError where Nitrado does not do what is needed; the reason is stored before */
  async run(): Promise<void> {
    const first = await read(this.scope, this.target.serviceId);
    if (!first) return;
    await planWaiting(this.scope, first.server);
    await withGuild(this.scope, (ctx) => planDueEvents(ctx, this.target.serviceId, this.ports.random));
    const known = await read(this.scope, this.target.serviceId);
    if (!known) return;
    await this.settleWithoutFile(known);
    await noteCollected(this.scope, known.server);
    const { readAt } = known.server;
    const stale = readAt === null || this.ports.now().getTime() - readAt.getTime() > LOOK_AGAIN_MS;
    if (!stale && !known.attempts.some(needsFile)) return;
    try {
      await this.withFile(known);
    } catch (error) {
      await this.remember(known, error);
      throw error;
    }
  }

  /** What is out of the file already waits for the log alone. */
  private async settleWithoutFile({ server, attempts, boots }: Known): Promise<void> {
    for (const attempt of attempts.filter(isGone))
      await withGuild(this.scope, (ctx) => dropAttempt(ctx, attempt));
    for (const attempt of attempts.filter((one) => one.unstagedAt !== null)) {
      const look = this.lookWith(server, boots, null);
      await carryOut(this.scope, attempt, decide({ ...attempt, present: false }, look));
    }
  }

  private lookWith(server: DeliveryServer, boots: readonly BootFact[], gate: string | null): Look {
    const log = { completeUntil: server.logCompleteUntil, checkedAt: server.logCheckedAt };
    return { boots, log, now: this.ports.now(), gate, plan: null, room: true };
  }

  private async withFile({ server, attempts, boots }: Known): Promise<void> {
    const { serviceId } = server;
    if (server.game === null) return;
    const api = await this.ports.nitrado(this.scope, serviceId);
    const gameserver = await api.gameserver(serviceId);
    const mission = missionOf({ serviceId, game: server.game, gamePath: server.gamePath }, gameserver);
    const file = await readDeliveryFile(api, serviceId, mission);
    const planning = attempts.some((one) => one.state === "planned");
    const old = server.gameplayCheckedAt === null || this.older(server.gameplayCheckedAt, LOOK_AGAIN_MS);
    const gameplay = planning || old ? await readGameplay(api, gameserver, mission) : undefined;
    const wantsTypes = server.typesReadAt === null || this.older(server.typesReadAt, TYPES_AGAIN_MS);
    const types = wantsTypes ? await readTypes(api, serviceId, mission) : null;
    const { foreign, ours } = file.seen;
    await withGuild(this.scope, (ctx) =>
      saveSeen(ctx, {
        serviceId,
        path: file.path,
        foreignEntries: foreign.length > 0,
        ...(gameplay && { gameplay }),
        ...(types && { types }),
      }),
    );
    await tellStrays(this.scope, server, keysIn(ours), boots);
    const classes =
      types?.classes ??
      (await withGuild(this.scope, (ctx) => knownTypes(ctx, serviceId), { readOnly: true }));
    const gate = stagingProblem(
      {
        dryRun: server.dryRun,
        status: gameserver.status,
        resetMission: resetsMission(gameserver),
        gameplay: gameplay ?? { state: server.gameplayState, problem: server.gameplayProblem },
        file: file.seen,
        typesKnown: classes !== null,
        boots,
        logCheckedAt: server.logCheckedAt,
      },
      this.ports.now(),
    );
    const here = keysIn(ours);
    const look = this.lookWith(server, boots, gate);
    const map = mapOf(gameserver);
    let objects = attempts.filter(belongsInFile).reduce((sum, one) => sum + one.objects.length, 0);
    const held = new Set<string>();
    for (const attempt of attempts.filter((one) => needsFile(one) && !isGone(one))) {
      const present = here.has(keyOf(attempt));
      const wrongMap = attempt.place !== null && attempt.place.map !== map;
      const plan = wrongMap
        ? "Its place lies on another map than the one that the server plays now."
        : planProblem(attempt.objects, map, classes);
      const added = attempt.intentAt === null ? attempt.objects.length : 0;
      const room = objects + added <= MAX_OBJECTS_IN_FILE;
      const decision = decide({ ...attempt, present }, { ...look, plan, room });
      const intended = await carryOut(this.scope, attempt, decision);
      if (intended) objects += added;
      else if (attempt.state === "planned" && !present) held.add(attempt.id);
    }
    await this.reconcile(server, api, mission, file, held);
  }

  /** Makes the file what the open attempts say, and stores what was read back. */
  private async reconcile(
    server: DeliveryServer,
    api: Awaited<ReturnType<Ports["nitrado"]>>,
    mission: string,
    file: ReadFile,
    held: ReadonlySet<string>,
  ): Promise<void> {
    const { serviceId } = server;
    const attempts = await withGuild(this.scope, (ctx) => attemptsToWatch(ctx, serviceId), {
      readOnly: true,
    });
    const inFile = attempts.filter((one) => belongsInFile(one) && !held.has(one.id));
    const wanted = renderFile(inFile.flatMap(entriesOf));
    const empty = inFile.length === 0 && file.bytes === null;
    const same = empty || file.hash === sha256(wanted);
    if (!same && (server.dryRun || file.seen.foreign.length > 0)) {
      await withGuild(this.scope, (ctx) =>
        saveSeen(ctx, {
          serviceId,
          path: file.path,
          read: true,
          hash: file.hash,
          objects: file.seen.ours.length,
          error: null,
        }),
      );
      return;
    }
    const after = same
      ? file
      : await writeDeliveryFile(api, serviceId, mission, file, wanted, this.ports, this.signal);
    await this.ports.reached?.("before commit");
    const hash = after.hash ?? sha256(wanted);
    await withGuild(this.scope, (ctx) =>
      saveSeen(ctx, {
        serviceId,
        path: after.path,
        read: true,
        written: !same,
        hash: after.hash,
        objects: after.seen.ours.length,
        error: null,
      }),
    );
    for (const attempt of attempts) {
      if (attempt.state === "planned" && inFile.includes(attempt))
        await withGuild(this.scope, (ctx) => stageAttempt(ctx, attempt, { path: after.path, hash }));
      else if (needsFile(attempt) && !belongsInFile(attempt) && attempt.state !== "planned")
        await withGuild(this.scope, (ctx) => cleanAttempt(ctx, attempt, hash));
    }
  }

  private older(at: Date, ms: number): boolean {
    return this.ports.now().getTime() - at.getTime() > ms;
  }

  /** Buyer and owner see why nothing moves. */
  private async remember({ server, attempts }: Known, error: unknown): Promise<void> {
    const told = error instanceof AppError || error instanceof ProviderError;
    const sentence = told ? error.message : "Something of ours failed. It is tried again.";
    await withGuild(this.scope, async (ctx) => {
      await saveSeen(ctx, {
        serviceId: server.serviceId,
        path: server.path ?? FILE_LINE,
        error: sentence,
      });
      for (const attempt of attempts) {
        if (attempt.state === "planned" && attempt.intentAt === null)
          await waitAttempt(ctx, attempt, sentence);
      }
    });
  }
}
