import { cn } from "./cn";

export type ButtonLook = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "small" | "medium" | "large";

const LOOKS: Record<ButtonLook, string> = {
  primary: "bg-honey text-honey-ink hover:bg-honey-hover",
  secondary: "border border-line-strong bg-raised text-ink hover:border-line-meaning hover:bg-overlay",
  ghost: "text-muted hover:bg-fill hover:text-ink",
  danger: "border border-bad/50 bg-bad-soft text-bad hover:border-bad",
};
const SIZES: Record<ButtonSize, string> = {
  small: "h-8 px-3 text-13 max-md:h-11",
  medium: "h-9 px-3.5 text-13 max-md:h-11",
  large: "h-11 px-5 text-14",
};
const SQUARES: Record<ButtonSize, string> = {
  small: "size-8 max-md:size-11",
  medium: "size-9 max-md:size-11",
  large: "size-11",
};
const SHAPE = "button-shape";

export interface ButtonStyle {
  look?: ButtonLook;
  size?: ButtonSize;
}

/** Classes of a button for elements that must be something else (a summary, a popover's trigger). */
export function buttonClass({ look = "secondary", size = "medium" }: ButtonStyle, extra?: string): string {
  return cn(SHAPE, LOOKS[look], SIZES[size], extra);
}

/** The same for a button of one icon. */
export function squareClass({ look = "ghost", size = "medium" }: ButtonStyle, extra?: string): string {
  return cn(SHAPE, LOOKS[look], SQUARES[size], extra);
}
