import { BAND_LOOK, type Heat } from "./heat";
import { channels, type MapInk, sheet } from "./ink";

/** The bands of heat as a picture in the tone, lighter the hotter. */
export function heatPicture(heat: Heat, ink: Pick<MapInk, "tone" | "ink">): HTMLCanvasElement {
  const [canvas, brush] = sheet(heat.side, heat.side);
  if (!brush) return canvas;
  const [tone, light] = [channels(ink.tone), channels(ink.ink)];
  const looks = BAND_LOOK.map((look) => {
    const [red, green, blue] = [0, 1, 2].map((at) =>
      Math.round((tone[at] ?? 0) * (1 - look.ink) + (light[at] ?? 0) * look.ink),
    );
    return [red ?? 0, green ?? 0, blue ?? 0, Math.round(look.tone * 255)] as const;
  });
  const image = brush.createImageData(heat.side, heat.side);
  heat.bands.forEach((band, at) => {
    const look = looks[band - 1];
    if (look) image.data.set(look, at * 4);
  });
  brush.putImageData(image, 0, 0);
  return canvas;
}

/** Pictures of one ink laid over each other, tinted. What they cover is a square of `metres`. */
export function tinted(
  pictures: readonly CanvasImageSource[],
  side: number,
  colour: string,
): HTMLCanvasElement {
  const [canvas, brush] = sheet(side, side);
  if (!brush) return canvas;
  for (const picture of pictures) brush.drawImage(picture, 0, 0, side, side);
  brush.globalCompositeOperation = "source-in";
  brush.fillStyle = colour;
  brush.fillRect(0, 0, side, side);
  return canvas;
}

interface Sprite {
  canvas: HTMLCanvasElement;
  width: number;
  height: number;
}

/** Words drawn once with their halo, and copied from then on: text is the dearest thing to draw. */
export class Sprites {
  private readonly kept = new Map<string, Sprite>();

  constructor(private readonly ratio: number) {}

  get(text: string, look: { font: string; fill: string; halo: string | null }): Sprite {
    const key = `${text}\n${look.font}\n${look.fill}`;
    const known = this.kept.get(key);
    if (known) return known;
    const [measure, ruler] = sheet(1, 1);
    if (ruler) ruler.font = look.font;
    const width = Math.ceil((ruler?.measureText(text).width ?? text.length * 7) + 8);
    const height = 22;
    measure.width = Math.ceil(width * this.ratio);
    measure.height = Math.ceil(height * this.ratio);
    const brush = measure.getContext("2d");
    if (brush) {
      brush.scale(this.ratio, this.ratio);
      brush.font = look.font;
      brush.textAlign = "center";
      brush.textBaseline = "middle";
      if (look.halo) {
        brush.lineJoin = "round";
        brush.lineWidth = 4;
        brush.strokeStyle = look.halo;
        brush.strokeText(text, width / 2, height / 2);
      }
      brush.fillStyle = look.fill;
      brush.fillText(text, width / 2, height / 2);
    }
    const sprite = { canvas: measure, width, height };
    if (this.kept.size > 600) this.kept.clear();
    this.kept.set(key, sprite);
    return sprite;
  }

  /** A dot: small from afar, with a dark rim close in so that it stands off heat of its own colour. */
  dot(ink: Pick<MapInk, "ink" | "ground">, close: boolean): Sprite {
    const key = `dot ${close}`;
    const known = this.kept.get(key);
    if (known) return known;
    const [radius, rim] = close ? [3, 1.5] : [1.7, 0];
    const side = Math.ceil((radius + rim) * 2) + 1;
    const [canvas, brush] = sheet(side * this.ratio, side * this.ratio);
    brush?.scale(this.ratio, this.ratio);
    for (const [size, fill] of [
      [radius + rim, ink.ground],
      [radius, ink.ink],
    ] as const) {
      if (!brush) break;
      brush.beginPath();
      brush.arc(side / 2, side / 2, size, 0, 2 * Math.PI);
      brush.fillStyle = fill;
      brush.fill();
    }
    const sprite = { canvas, width: side, height: side };
    this.kept.set(key, sprite);
    return sprite;
  }

  /** Copies words so that their middle stands at a pixel. */
  put(
    brush: CanvasRenderingContext2D,
    text: string,
    x: number,
    y: number,
    look: { font: string; fill: string; halo: string | null },
  ): void {
    const { canvas, width, height } = this.get(text, look);
    brush.drawImage(canvas, Math.round(x - width / 2), Math.round(y - height / 2), width, height);
  }
}
