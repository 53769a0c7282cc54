import { steer } from "./gestures";
import { Movement } from "./movement";
import type { ReplayMarks } from "./replay-marks";
import { type Hit, Scene, type SceneParts } from "./scene";
import { coverView, fitView, type Size, toWorld, type View, zoomAt } from "./view";

/** What a map tells whoever shows it. */
export interface MapTell {
  /** The view has come to rest. */
  onRest: (view: View) => void;
  onHover: (spot: { x: number; z: number } | null) => void;
  onPress: (hit: Hit | null) => void;
}

/** The canvas with its movement, kept over renders. */
export class HeldMap {
  tell: MapTell | null = null;
  private scene: Scene | null = null;
  private parts: SceneParts | null = null;
  private over: ReplayMarks | null = null;
  private size: Size = { width: 1, height: 1 };

  readonly movement = new Movement({
    side: () => this.parts?.side ?? 1,
    size: () => this.size,
    view: () => this.view(),
    show: (view) => this.scene?.look(view),
    rest: (view) => this.tell?.onRest(view),
  });

  private view = (): View => this.scene?.view ?? { x: 0, z: 0, scale: 1 };

  take(parts: SceneParts): void {
    const other = this.parts !== null && this.parts.side !== parts.side;
    this.parts = parts;
    this.scene?.update(parts);
    if (other) this.fit();
  }

  begin(box: HTMLElement, canvas: HTMLCanvasElement, start: View | null): () => void {
    const parts = this.parts ?? { ...EMPTY };
    const scene = new Scene(canvas, parts);
    scene.play(this.over);
    this.scene = scene;
    let placed = false;
    const sized = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      if (width === 0 || height === 0) return;
      this.size = { width, height };
      if (!placed) {
        const side = this.parts?.side ?? parts.side;
        scene.view = start ?? (width < 600 ? coverView(side, this.size) : fitView(side, this.size));
        placed = true;
      }
      scene.resize(this.size, Math.min(2, window.devicePixelRatio || 1));
    });
    sized.observe(box);
    const themed = new MutationObserver(() => scene.repaint());
    themed.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    // Words drawn before the page's own typeface has come would stay in another.
    void document.fonts.ready.then(() => scene.repaint());
    const loosen = steer(box, {
      size: () => this.size,
      view: this.view,
      move: (view) => this.movement.to(view),
      press: (px, py) => this.press(px, py),
      hover: (px, py) => {
        const [x, z] = toWorld(this.view(), this.size, px, py);
        this.tell?.onHover({ x, z });
      },
      leave: () => this.tell?.onHover(null),
    });
    return () => {
      loosen();
      sized.disconnect();
      themed.disconnect();
      this.movement.stop();
      scene.stop();
      this.scene = null;
    };
  }

  /** Draws a moment of a fight over everything else; null takes it away. */
  play(over: ReplayMarks | null): void {
    this.over = over;
    this.scene?.play(over);
  }

  pan(dx: number, dy: number): void {
    const view = this.view();
    this.movement.sweep({ ...view, x: view.x - dx * view.scale, z: view.z + dy * view.scale });
  }

  zoom(factor: number): void {
    const { width, height } = this.size;
    this.movement.sweep(zoomAt(this.view(), this.size, width / 2, height / 2, factor));
  }

  fit(): void {
    this.movement.sweep(fitView(this.parts?.side ?? 1, this.size));
  }

  pressMiddle(): void {
    this.press(this.size.width / 2, this.size.height / 2, 28);
  }

  private press(px: number, py: number, reach?: number): void {
    this.tell?.onPress(this.scene?.hit(px, py, reach) ?? null);
  }
}

const EMPTY: SceneParts = {
  side: 15_360,
  footprint: null,
  heat: null,
  points: null,
  labels: [],
  zones: [],
  chosen: null,
  tone: "--kills",
};
