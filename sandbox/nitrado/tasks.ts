import { type Call, type Route, route } from "@/sandbox/http/types";
import { note, withRunning } from "./auth";
import { badField, nextRun } from "./cron";
import { data, failed, localDate, message } from "./envelope";
import { param } from "./input";
import type { NitradoService, NitradoTask } from "./state";

const ACTIONS = ["game_server_restart", "game_server_start", "game_server_stop"];

function readTask(call: Call): Omit<NitradoTask, "id" | "madeAt" | "lastRunAt"> | string {
  const field = (name: string) => param(call, name) ?? "";
  const fields = {
    minute: field("minute"),
    hour: field("hour"),
    day: field("day"),
    month: field("month"),
    weekday: field("weekday"),
  };
  const wrong = badField(fields);
  if (wrong) return `The field ${wrong} is invalid.`;
  const action_method = field("action_method");
  if (!ACTIONS.includes(action_method)) return "The action_method is invalid.";
  return { ...fields, action_method, action_data: field("action_data") };
}

function shown(task: NitradoTask, service: NitradoService, now: Date): Record<string, unknown> {
  const { lastRunAt, madeAt: _, ...fields } = task;
  const next = nextRun(task, now);
  return {
    ...fields,
    service_id: Number(service.id),
    status: "active",
    next_run: next && localDate(next),
    last_run: lastRunAt && localDate(new Date(lastRunAt)),
    timezone: "Etc/UTC",
  };
}

/** The tasks that are due, each once however often it was missed, with the time of the last one. */
export function dueTasks(service: NitradoService, now: Date): { task: NitradoTask; at: Date }[] {
  return service.tasks.flatMap((task) => {
    let last: Date | null = null;
    let next = nextRun(task, new Date(task.lastRunAt ?? task.madeAt));
    while (next && next <= now) {
      last = next;
      next = nextRun(task, next);
    }
    return last ? [{ task, at: last }] : [];
  });
}

/** Restarts by the clock, as the panel keeps them. */
export function taskRoutes(): readonly Route[] {
  const path = "/services/:id/tasks";
  const read = ["ROLE_WEBINTERFACE_SCHEDULED_RESTART_READ"] as const;
  const write = ["ROLE_WEBINTERFACE_SCHEDULED_RESTART_WRITE"] as const;
  const taskOf = (call: Call, service: NitradoService) =>
    service.tasks.find((one) => String(one.id) === call.params.task);
  return [
    route(
      "GET",
      path,
      withRunning(read, (call, service) =>
        data({ tasks: service.tasks.map((one) => shown(one, service, call.now)) }),
      ),
    ),
    route(
      "GET",
      `${path}/list`,
      withRunning(read, () =>
        data({
          tasks: [
            { game_server_restart: { desc: "Reboot the Game Server" } },
            { game_server_start: { desc: "Start the Game Server" } },
            { game_server_stop: { desc: "Stop the Game Server" } },
          ],
        }),
      ),
    ),
    route(
      "POST",
      path,
      withRunning(write, (call, service, caller) => {
        const task = readTask(call);
        if (typeof task === "string") return failed(422, task);
        call.store.change(({ nitrado }) => {
          nitrado.sequence += 1;
          service.tasks.push({
            id: nitrado.sequence,
            ...task,
            madeAt: call.now.toISOString(),
            lastRunAt: null,
          });
        });
        note(call, service, caller, "tasks", "Has created a task");
        return message("Task has been created.");
      }),
    ),
    route(
      "PUT",
      `${path}/:task`,
      withRunning(write, (call, service) => {
        const known = taskOf(call, service);
        if (!known) return failed(404, "The task was not found.");
        const task = readTask(call);
        if (typeof task === "string") return failed(422, task);
        call.store.change(() => Object.assign(known, task));
        return message("Task has been updated.");
      }),
    ),
    route(
      "DELETE",
      `${path}/:task`,
      withRunning(write, (call, service) => {
        const known = taskOf(call, service);
        if (!known) return failed(404, "The task was not found.");
        call.store.change(() => {
          service.tasks = service.tasks.filter((one) => one !== known);
        });
        return message("Task has been deleted.");
      }),
    ),
  ];
}
