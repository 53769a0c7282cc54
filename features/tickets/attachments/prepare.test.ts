import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { MAX_BYTES } from "./limits";
import { prepareFile, prepareFiles } from "./prepare";
import { bomb, HTML, jpeg, mp4, pdf, png, SVG, webm, ZIP_END } from "./testing/samples";

const why = async (name: string, bytes: Buffer): Promise<string | null> =>
  prepareFile({ name, bytes }).then(
    () => null,
    (error: { fields?: Record<string, string>; message: string }) => {
      // Every refusal stands at its field, as a sentence.
      expect(error.fields?.files).toBe(error.message);
      expect(error.message).toMatch(/^[A-Z].*[.]$/);
      return error.message;
    },
  );

describe("what is taken", () => {
  it("is known by its content, and pictures are made anew without what stood in them", async () => {
    for (const [name, bytes] of [
      ["shot.PNG", await png()],
      ["shot.jpeg", await jpeg()],
    ] as const) {
      expect(bytes.includes("somebody's home")).toBe(true);
      const file = await prepareFile({ name, bytes });
      expect(file.content.includes("somebody's home")).toBe(false);
      expect(await sharp(file.content).metadata()).toMatchObject({ width: 40, height: 30 });
      expect(file).toMatchObject({ name, width: 40, height: 30, size: file.content.length });
      expect(file.preview && (await sharp(file.preview).metadata()).format).toBe("webp");
    }
  });

  it("has the ending of what it is, and keeps the frames of what moves", async () => {
    expect((await prepareFile({ name: "shot.jpg", bytes: await png() })).name).toBe("shot.png");
    const frames = await sharp(Buffer.alloc(8 * 24 * 3, 90), {
      raw: { width: 8, height: 24, channels: 3, pageHeight: 8 },
    })
      .gif({ delay: [100, 100, 100] })
      .toBuffer();
    const moved = await prepareFile({ name: "a.gif", bytes: frames });
    expect(moved).toMatchObject({ mediaType: "image/gif", width: 8, height: 8 });
  });

  it("keeps videos, texts, logs and PDF byte for byte", async () => {
    for (const [name, bytes, mediaType] of [
      ["trader.mp4", mp4(), "video/mp4"],
      ["trader.webm", webm(), "video/webm"],
      ["list.txt", Buffer.from("Größe <script> in the middle is a word\r\n\tand more"), "text/plain"],
      ["DayZServer.ADM", Buffer.from("AdminLog started on 2026-11-22 at 03:00:12\n"), "text/plain"],
      ["BM.log", Buffer.from("BM looks like a bitmap and is a log\n"), "text/plain"],
      ["ban.pdf", pdf(), "application/pdf"],
    ] as const) {
      const file = await prepareFile({ name, bytes });
      expect([name, file.mediaType]).toEqual([name, mediaType]);
      expect(file.content.equals(bytes)).toBe(true);
    }
  });
});

describe("what is refused", () => {
  it("is SVG and HTML, whatever they are called", async () => {
    for (const bytes of [SVG, HTML]) {
      for (const name of ["a.svg", "a.html", "a.xml", "a", "a.png.html"])
        expect(await why(name, bytes)).toContain("not taken");
      expect(await why("a.png", bytes)).toContain("its content says otherwise");
      expect(await why("a.txt", bytes)).toContain("not a plain text");
      expect(await why("a.txt", Buffer.concat([Buffer.from("\uFEFF  \n"), bytes]))).toContain(
        "not a plain text",
      );
    }
  });

  it("is what is two things at once", async () => {
    const picture = await png();
    const behind = (end: Buffer | string) => Buffer.concat([picture, Buffer.from(end)]);
    expect(await why("a.png", behind("<ScRiPt >alert(1)</script>"))).toContain("web page");
    expect(await why("a.png", behind("<?php system($_GET[0]);"))).toContain("web page");
    expect(await why("a.png", behind(pdf()))).toContain("PDF");
    expect(await why("a.png", behind(ZIP_END))).toContain("archive");
    expect(await why("a.png", behind("Rar!\u001a\u0007\u0000"))).toContain("archive");
    expect(await why("a.mp4", Buffer.concat([mp4(), HTML]))).toContain("web page");
    expect(await why("a.mp4", Buffer.concat([mp4(), Buffer.from("more")]))).toContain("behind its end");
    expect(await why("a.pdf", Buffer.concat([pdf(), Buffer.from("MZ and more")]))).toContain(
      "behind its end",
    );
    expect(await why("a.pdf", pdf("/OpenAction<</S/J#61vaScript/JS(app.alert(1))>>"))).toContain("scripts");
    expect(await why("a.gif", Buffer.from("GIF89a/*<script>*/=1"))).not.toBeNull();
  });

  it("is another kind than its name says, and every kind that is not on the list", async () => {
    expect(await why("a.mp4", await png())).toContain("its content says otherwise");
    expect(await why("a.png", mp4())).toContain("its content says otherwise");
    expect(await why("a.txt", await png())).toContain("not a");
    expect(await why("a.txt", Buffer.from("a\u0000b"))).toContain("not a plain text");
    expect(await why("a.txt", Buffer.from([0xff, 0xfe, 0x41, 0x00]))).toContain("UTF-8");
    for (const name of ["a.exe", "a.zip", "a.js", "a.mov", "a.heic", "a.svgz"])
      expect(await why(name, Buffer.from("MZ"))).toContain("not taken");
    expect(await why("a.png", Buffer.concat([Buffer.from("BM"), Buffer.alloc(60)]))).not.toBeNull();
    const tiff = await sharp(await png())
      .tiff()
      .toBuffer();
    expect(await why("a.png", tiff)).toContain("not taken");
  });

  it("is a name that is a path, is hidden, or lies about its end", async () => {
    const bytes = await png();
    for (const name of ["../a.png", "..\\a.png", "/etc/a.png", "C:\\a.png", ".png", "..png"])
      expect(await why(name, bytes)).toContain("path");
    for (const name of ["a\u0000.png", "a\n.png", "invoice\u202Egnp.exe.png", "\u200b.png"])
      expect(await why(name, bytes)).toContain("cannot be shown");
    expect(await why(`${"a".repeat(200)}.png`, bytes)).toContain("longer than");
    expect(await why("   ", bytes)).toContain("no name");
  });

  it("is too large, has too many pixels, is empty or damaged", async () => {
    expect(await why("a.txt", Buffer.alloc(MAX_BYTES.text + 1, 97))).toContain("may have 5.0 MB");
    expect(await why("a.png", Buffer.alloc(MAX_BYTES.picture + 1))).toContain("may have 10 MB");
    expect(await why("a.png", await bomb(60_000, 60_000))).toContain("too many pixels");
    expect(await why("a.png", Buffer.alloc(0))).toContain("empty");
    const whole = await png(200, 200);
    expect(await why("a.png", whole.subarray(0, whole.length - 40))).toContain("cannot be read");
  });

  it("comes back with its name and sentence where several came together", async () => {
    const { ready, refused } = await prepareFiles([
      { name: "a.png", bytes: await png() },
      { name: "a.svg", bytes: SVG },
    ]);
    expect(ready.map((file) => file.name)).toEqual(["a.png"]);
    expect(refused).toEqual([{ name: "a.svg", why: expect.stringContaining("not taken") }]);
  });
});
