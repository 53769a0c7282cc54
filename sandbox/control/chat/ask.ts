import { randomBytes } from "node:crypto";
import { FIRST_ANSWER_MS } from "@/sandbox/discord/interactions/callback";
import type { Call } from "@/sandbox/http/types";
import type { Answer } from "@/sandbox/state/notice";
import type { Interaction } from "@/sandbox/state/types";
import type { Done } from "../input";
import type { Parts } from "../parts";
import { type Outcome, outcomeOf } from "./seen";

const KEPT = 300;

type Question = Pick<
  Interaction,
  "appId" | "type" | "userId" | "guildId" | "channelId" | "data" | "messageId"
>;

/** Asks an application and waits for its first answer: three seconds, as Discord does. */
export async function ask(parts: Parts, call: Call, question: Question): Promise<Outcome> {
  const { store } = call;
  const interaction: Interaction = {
    ...question,
    id: store.nextId(),
    token: randomBytes(48).toString("base64url"),
    at: call.now.getTime(),
    state: "sent",
    originalId: null,
    modal: null,
  };
  store.change((state) => {
    state.interactions = [...state.interactions, interaction].slice(-KEPT);
  });
  const name = call.config.discord.apps.find((one) => one.id === question.appId)?.name ?? "It";
  if (!parts.gateway.hasSession(question.appId)) {
    store.change(() => {
      interaction.state = "failed";
    });
    return { kind: "failed", reason: `${name} is not connected: the application did not respond.` };
  }
  const answer = await new Promise<Answer | null>((resolve) => {
    const end = (given: Answer | null) => {
      clearTimeout(timer);
      unwatch();
      resolve(given);
    };
    const timer = setTimeout(() => end(null), FIRST_ANSWER_MS);
    const unwatch = store.watch((notice) => {
      if (notice.kind === "answered" && notice.interactionId === interaction.id) end(notice.answer);
    });
    store.tell({ kind: "asked", interaction });
  });
  if (!answer) {
    store.change(() => {
      if (interaction.state === "sent") interaction.state = "failed";
    });
  }
  return outcomeOf(call, interaction, answer);
}

/** An outcome as an action's result: a sentence for the page, the whole for the API. */
export function told(outcome: Outcome): Done {
  if (outcome.kind === "failed") return { said: outcome.reason, bad: true, data: outcome };
  if (outcome.kind === "modal") return { said: `${outcome.modal.title} is open.`, data: outcome };
  const waiting = outcome.kind !== "choices" && outcome.loading;
  return { said: waiting ? "The application is thinking." : "The application answered.", data: outcome };
}
