/** @param {number} milliseconds */
export function elapsed(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 100) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
}

// In a terminal the running steps share one live line; elsewhere (a log) each says once in a while that it still runs.
export function createProgress(out = process.stdout) {
  const live = Boolean(out.isTTY) && !process.env.CI;
  const running = new Map();
  let drawn = false;

  const wipe = () => {
    if (drawn) out.write("\r\u001b[2K");
    drawn = false;
  };
  const draw = () => {
    if (!live || running.size === 0) return;
    wipe();
    const parts = [...running].map(([name, since]) => `${name} ${elapsed(Date.now() - since)}`);
    out.write(`  … ${parts.join(" · ")}`.slice(0, (out.columns || 80) - 1));
    drawn = true;
  };
  const say = (text) => {
    wipe();
    out.write(`${text}\n`);
    draw();
  };
  const beat = () => {
    if (live) return draw();
    for (const [name, since] of running) {
      const seconds = Math.round((Date.now() - since) / 1000);
      if (seconds > 0 && seconds % 20 === 0) say(`  … ${name} ${seconds} s`);
    }
  };
  const timer = setInterval(beat, live ? 100 : 1000);
  timer.unref();

  return {
    say,
    close() {
      clearInterval(timer);
      wipe();
    },
    async step(name, run) {
      const since = Date.now();
      let words = "";
      running.set(name, since);
      if (live) draw();
      const finish = (mark) => {
        running.delete(name);
        say(
          `  ${mark} ${name.padEnd(22)} ${elapsed(Date.now() - since).padStart(8)}${words && `   ${words}`}`,
        );
      };
      try {
        const result = await run({ note: (text) => (words = text) });
        finish("✓");
        return result;
      } catch (error) {
        finish("✗");
        throw error;
      }
    },
  };
}

/** Shows nothing: for a start inside another step. */
export const noProgress = {
  step: (_name, run) => run({ note: () => undefined }),
  say: () => undefined,
  close: () => undefined,
};
