import type { FieldError } from "../errors";

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  value !== null && typeof value === "object" && !Array.isArray(value);

/** A field of a modal, however it is wrapped: in an action row, or in a label. */
export interface ModalField {
  readonly component: Json;
  /** The label's own text where it has one, or the input's. */
  readonly label: string;
  readonly description: string;
  /** 1 for an action row, 18 for a label. */
  readonly wrap: 1 | 18;
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

export function modalFields(modal: Json): ModalField[] {
  const rows = Array.isArray(modal.components) ? modal.components.filter(isObject) : [];
  return rows.flatMap((row): ModalField[] => {
    if (row.type === 18 && isObject(row.component)) {
      const description = text(row.description);
      return [{ component: row.component, label: text(row.label), description, wrap: 18 }];
    }
    const inner = row.type === 1 && Array.isArray(row.components) ? row.components.filter(isObject) : [];
    return inner.map((component) => ({
      component,
      label: text(component.label),
      description: "",
      wrap: 1 as const,
    }));
  });
}

function required(path: string): FieldError {
  return { path, code: "BASE_TYPE_REQUIRED", message: "This field is required" };
}

function length(path: string, value: unknown, max: number): FieldError[] {
  if (!text(value)) return [required(path)];
  if (text(value).length <= max) return [];
  return [{ path, code: "BASE_TYPE_BAD_LENGTH", message: `Must be between 1 and ${max} in length.` }];
}

/** Checks a modal as Discord's form does: its title, one to five fields, ids, labels. */
export function modalErrors(modal: Json): FieldError[] {
  const errors = [
    ...length("data.title", modal.title, 45),
    ...length("data.custom_id", modal.custom_id, 100),
  ];
  const fields = modalFields(modal);
  const rows = Array.isArray(modal.components) ? modal.components.length : 0;
  if (rows < 1 || rows > 5) {
    const message = "Must be between 1 and 5 in length.";
    errors.push({ path: "data.components", code: "BASE_TYPE_BAD_LENGTH", message });
  }
  for (const [index, { component, label }] of fields.entries()) {
    const path = `data.components.${index}`;
    errors.push(...length(`${path}.custom_id`, component.custom_id, 100));
    errors.push(...length(`${path}.label`, label, 45));
    if (text(component.placeholder).length > 100) {
      const message = "Must be 100 or fewer in length.";
      errors.push({ path: `${path}.placeholder`, code: "BASE_TYPE_MAX_LENGTH", message });
    }
  }
  return errors;
}
