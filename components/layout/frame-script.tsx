/**
 * The blocking script that sets the theme before the first paint and makes times, copy buttons and menus work.
 * First in the body of every frame; signed-in pages give it their nonce.
 */
export function FrameScript({ nonce }: { nonce?: string }) {
  return <script src="/frame.js" nonce={nonce} suppressHydrationWarning />;
}
