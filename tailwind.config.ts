import type { Config } from "tailwindcss";

/** Sizes in rem so that a reader's own text size holds: [size, line height]. */
const text = (
  size: number,
  line: number,
  tracking = "0",
): [string, { lineHeight: string; letterSpacing: string }] => [
  `${size / 16}rem`,
  { lineHeight: `${line / 16}rem`, letterSpacing: tracking },
];

/** Names for the tokens of `app/globals.css`. Nothing else may be used for colour, type or shape. */
export default {
  content: ["./app/**/*.{ts,tsx}", "./components/**/*.{ts,tsx}", "./features/**/*.{ts,tsx}"],
  darkMode: ["selector", '[data-theme="dark"]'],
  theme: {
    fontSize: {
      "12": text(12, 16),
      "13": text(13, 20),
      "14": text(14, 20),
      "16": text(16, 24),
      "20": text(20, 28, "-0.02em"),
      "24": text(24, 30, "-0.02em"),
      "32": text(32, 40, "-0.02em"),
      "44": text(44, 48, "-0.025em"),
    },
    extend: {
      colors: {
        ground: "var(--ground)",
        raised: "var(--raised)",
        overlay: "var(--overlay)",
        sunken: "var(--sunken)",
        well: "var(--well)",
        fill: { DEFAULT: "var(--fill)", strong: "var(--fill-strong)" },
        line: { DEFAULT: "var(--line)", strong: "var(--line-strong)", meaning: "var(--line-meaning)" },
        ink: "var(--ink)",
        muted: "var(--muted)",
        faint: "var(--faint)",
        honey: {
          DEFAULT: "var(--honey)",
          hover: "var(--honey-hover)",
          ink: "var(--honey-ink)",
          text: "var(--honey-text)",
          wash: "var(--honey-wash)",
          line: "var(--honey-line)",
        },
        good: { DEFAULT: "var(--good)", soft: "var(--good-soft)" },
        warn: { DEFAULT: "var(--warn)", soft: "var(--warn-soft)" },
        bad: { DEFAULT: "var(--bad)", soft: "var(--bad-soft)" },
        info: { DEFAULT: "var(--info)", soft: "var(--info-soft)" },
        tier: {
          bronze: "var(--bronze)",
          silver: "var(--silver)",
          gold: "var(--gold)",
          partner: "var(--partner)",
        },
        "tier-mark": {
          bronze: "var(--bronze-mark)",
          silver: "var(--silver-mark)",
          gold: "var(--gold-mark)",
          partner: "var(--partner-mark)",
        },
        chart: {
          "1": "var(--chart-1)",
          "2": "var(--chart-2)",
          "3": "var(--chart-3)",
          "4": "var(--chart-4)",
          "5": "var(--chart-5)",
          "6": "var(--chart-6)",
          "7": "var(--chart-7)",
          "8": "var(--chart-8)",
          kills: "var(--kills)",
          players: "var(--players)",
          coins: "var(--coins)",
          neutral: "var(--neutral)",
        },
        avatar: {
          "1": "var(--avatar-1)",
          "2": "var(--avatar-2)",
          "3": "var(--avatar-3)",
          "4": "var(--avatar-4)",
          "5": "var(--avatar-5)",
          "6": "var(--avatar-6)",
          ink: "var(--avatar-ink)",
        },
        drawing: { DEFAULT: "var(--drawing)", fine: "var(--drawing-fine)", fill: "var(--drawing-fill)" },
      },
      fontFamily: { sans: "var(--font-sans)", mono: "var(--font-mono)" },
      borderRadius: { item: "6px", control: "8px", card: "12px" },
      boxShadow: { float: "var(--shadow-float)" },
      maxWidth: { page: "75rem", prose: "40rem" },
      spacing: {
        bar: "3.5rem",
        "bar-phone": "3.25rem",
        "tab-bar": "4rem",
        rail: "14rem",
        "rail-slim": "3.5rem",
      },
      transitionDuration: { quick: "120ms", calm: "180ms" },
      screens: { phone: { max: "47.99rem" } },
    },
  },
} satisfies Config;
