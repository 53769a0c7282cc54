import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { mono, sans } from "./fonts";
import "./globals.css";
import { SITE_BASE } from "./site-base";
import { THEME_COLOR } from "./theme-color";

export const metadata: Metadata = {
  metadataBase: SITE_BASE,
  title: { default: "Grizzly: your DayZ server, on record", template: "%s · Grizzly" },
  description:
    "Kills, sessions, deliveries and disputes of DayZ communities, read from the server log into one website, Discord and the game.",
  applicationName: "Grizzly",
  openGraph: { siteName: "Grizzly", type: "website", locale: "en_GB" },
  twitter: { card: "summary_large_image" },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "dark light",
  themeColor: THEME_COLOR,
};

// The theme is set on <html> by public/frame.js before the first paint; dark stands until then.
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html
      lang="en"
      data-theme="dark"
      className={`${sans.variable} ${mono.variable}`}
      suppressHydrationWarning
    >
      <body>{children}</body>
    </html>
  );
}
