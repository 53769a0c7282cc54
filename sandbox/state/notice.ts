import type { Interaction, Message } from "./types";

/** What becomes of an interaction, for whoever waits for the answer. */
export type Answer =
  | { readonly kind: "message"; readonly message: Message; readonly loading: boolean }
  | { readonly kind: "updated"; readonly message: Message | null; readonly loading: boolean }
  | { readonly kind: "modal"; readonly modal: Record<string, unknown> }
  | { readonly kind: "choices"; readonly choices: readonly unknown[] };

/** What watchers of the store are told, beside the state itself. */
export type Notice =
  | { readonly kind: "changed" }
  | { readonly kind: "message"; readonly verb: "CREATE" | "UPDATE" | "DELETE"; readonly message: Message }
  | { readonly kind: "typing"; readonly channelId: string; readonly userId: string }
  | { readonly kind: "asked"; readonly interaction: Interaction }
  | { readonly kind: "answered"; readonly interactionId: string; readonly answer: Answer };
