import type { ItemDraft } from "../../../item-draft";

/** What every part of the form gets. */
export interface PartProps {
  draft: ItemDraft;
  set: (change: Partial<ItemDraft>) => void;
  problems: Readonly<Record<string, string>>;
}
