import { panBy, type Size, type View, zoomAt } from "./view";

/** What gestures steer. */
export interface Steered {
  size: () => Size;
  view: () => View;
  /** Follows a hand at once. */
  move: (view: View) => void;
  /** A press that was no drag. */
  press: (px: number, py: number) => void;
  hover: (px: number, py: number) => void;
  leave: () => void;
}

/** Pixels that a finger may slip while it presses. */
const SLIP = 5;

/**
 * Drag pans, a wheel zooms at its place, two fingers pinch, a press presses.
 * @returns what takes the listeners away
 */
export function steer(element: HTMLElement, map: Steered): () => void {
  const fingers = new Map<number, { x: number; y: number }>();
  let [far, pinched] = [false, false];
  let start = { x: 0, y: 0 };
  const place = (event: PointerEvent | WheelEvent) => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const middle = () => {
    const all = [...fingers.values()];
    const [one = start, two = one] = all;
    return {
      x: (one.x + two.x) / 2,
      y: (one.y + two.y) / 2,
      apart: Math.hypot(one.x - two.x, one.y - two.y),
    };
  };
  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    const at = place(event);
    if (fingers.size === 0) [far, pinched, start] = [false, false, at];
    fingers.set(event.pointerId, at);
  };
  const move = (event: PointerEvent) => {
    const at = place(event);
    if (!fingers.has(event.pointerId)) {
      if (event.pointerType === "mouse") map.hover(at.x, at.y);
      return;
    }
    const before = middle();
    fingers.set(event.pointerId, at);
    const after = middle();
    far ||= Math.hypot(at.x - start.x, at.y - start.y) > SLIP;
    pinched ||= fingers.size > 1;
    if (!far && !pinched) return;
    let view = panBy(map.view(), after.x - before.x, after.y - before.y);
    if (before.apart > 0 && after.apart > 0 && fingers.size > 1)
      view = zoomAt(view, map.size(), after.x, after.y, before.apart / after.apart);
    map.move(view);
    if (event.pointerType === "mouse") map.hover(at.x, at.y);
  };
  const up = (event: PointerEvent) => {
    if (!fingers.delete(event.pointerId) || far || pinched || event.type === "pointercancel") return;
    const at = place(event);
    map.press(at.x, at.y);
  };
  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    const at = place(event);
    const lines = event.deltaMode === 1 ? 16 : 1;
    const turn = Math.max(-240, Math.min(240, event.deltaY * lines));
    map.move(zoomAt(map.view(), map.size(), at.x, at.y, Math.exp(turn * 0.0022)));
  };
  const leave = () => map.leave();
  element.addEventListener("pointerdown", down);
  element.addEventListener("pointermove", move);
  element.addEventListener("pointerup", up);
  element.addEventListener("pointercancel", up);
  element.addEventListener("pointerleave", leave);
  element.addEventListener("wheel", wheel, { passive: false });
  return () => {
    element.removeEventListener("pointerdown", down);
    element.removeEventListener("pointermove", move);
    element.removeEventListener("pointerup", up);
    element.removeEventListener("pointercancel", up);
    element.removeEventListener("pointerleave", leave);
    element.removeEventListener("wheel", wheel);
  };
}
