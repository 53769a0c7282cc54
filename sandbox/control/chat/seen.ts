import { signedAddress } from "@/sandbox/discord/cdn";
import { modalFields } from "@/sandbox/discord/interactions/modal-form";
import { EPHEMERAL, LOADING } from "@/sandbox/discord/message-shape";
import type { Scene } from "@/sandbox/discord/scene";
import type { Answer } from "@/sandbox/state/notice";
import type { Attachment, Interaction, Message } from "@/sandbox/state/types";

/** A message as someone sees it. */
export interface SeenMessage extends Omit<Message, "attachments"> {
  readonly attachments: readonly (Attachment & { readonly url: string })[];
  readonly ephemeral: boolean;
  /** True while the application is still thinking. */
  readonly loading: boolean;
}

export interface SeenField {
  readonly customId: string;
  readonly label: string;
  readonly description: string;
  readonly placeholder: string;
  readonly value: string;
  readonly long: boolean;
  readonly required: boolean;
  readonly min: number | null;
  readonly max: number | null;
  /** For a select menu; empty for a text. */
  readonly options: readonly { readonly label: string; readonly value: string }[];
}

export interface SeenModal {
  /** Names it when it is submitted. */
  readonly interactionId: string;
  readonly customId: string;
  readonly title: string;
  readonly fields: readonly SeenField[];
}

/** What pressing, submitting or a command led to. */
export type Outcome =
  | { readonly kind: "message" | "updated"; readonly message: SeenMessage | null; readonly loading: boolean }
  | { readonly kind: "modal"; readonly modal: SeenModal }
  | { readonly kind: "choices"; readonly choices: readonly unknown[] }
  | { readonly kind: "failed"; readonly reason: string };

export function seenMessage(scene: Scene, message: Message): SeenMessage {
  return {
    ...message,
    attachments: message.attachments.map((file) => ({
      ...file,
      url: signedAddress(scene, message.channelId, file),
    })),
    ephemeral: Boolean(message.flags & EPHEMERAL),
    loading: Boolean(message.flags & LOADING),
  };
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const numberOr = (value: unknown): number | null => (typeof value === "number" ? value : null);

export function seenModal(interaction: Interaction): SeenModal | null {
  const { modal } = interaction;
  if (!modal) return null;
  const fields = modalFields(modal).map(({ component, label, description }) => ({
    customId: text(component.custom_id),
    label,
    description,
    placeholder: text(component.placeholder),
    value: text(component.value),
    long: component.style === 2,
    required: component.required !== false,
    min: numberOr(component.min_length),
    max: numberOr(component.max_length),
    options: Array.isArray(component.options)
      ? component.options.map((one: { label?: unknown; value?: unknown }) => ({
          label: text(one.label),
          value: text(one.value),
        }))
      : [],
  }));
  return {
    interactionId: interaction.id,
    customId: text(modal.custom_id),
    title: text(modal.title),
    fields,
  };
}

export function outcomeOf(scene: Scene, interaction: Interaction, answer: Answer | null): Outcome {
  if (!answer) return { kind: "failed", reason: "The application did not respond." };
  if (answer.kind === "choices") return { kind: "choices", choices: answer.choices };
  if (answer.kind === "modal") {
    const modal = seenModal(interaction);
    return modal ? { kind: "modal", modal } : { kind: "failed", reason: "The modal was submitted before." };
  }
  const message = answer.message && seenMessage(scene, answer.message);
  return { kind: answer.kind, message, loading: answer.loading };
}
