import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipBytes, readBuild } from "./build-output";

/**
 * Builds an application with one empty page by the installed Next, beside the real one, and weighs what that
 * page loads. Takes about five seconds. @returns gzip bytes
 */
export function measureFloor(root: string): number {
  const place = join(root, ".data", "floor");
  rmSync(place, { recursive: true, force: true });
  mkdirSync(join(place, "app"), { recursive: true });
  const files: Record<string, string> = {
    "package.json": '{ "name": "floor", "private": true, "type": "module" }',
    "tsconfig.json":
      '{ "compilerOptions": { "jsx": "react-jsx", "module": "esnext", "moduleResolution": "bundler", "strict": true, "noEmit": true, "skipLibCheck": true }, "include": ["app"] }',
    "next.config.ts": `export default { turbopack: { root: ${JSON.stringify(root)} }, outputFileTracingRoot: ${JSON.stringify(root)}, typescript: { ignoreBuildErrors: true } };`,
    "app/layout.tsx":
      'import type { ReactNode } from "react";\nexport default function Root({ children }: { children: ReactNode }) { return <html lang="en"><body>{children}</body></html>; }',
    "app/page.tsx": "export default function Empty() { return null; }",
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text);
  execFileSync(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "build"], {
    cwd: place,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  const dist = join(place, ".next");
  const empty = readBuild(dist).find(({ route }) => route === "/");
  if (!empty) throw new Error("The empty page was not built.");
  const bytes = gzipBytes(dist, empty.chunks, new Map());
  rmSync(place, { recursive: true, force: true });
  return bytes;
}
