"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Refused, sendJson } from "@/lib/http/ask";
import type { PurchaseResult } from "../../dto";
import type { PurchaseInput } from "../../schema";

/** What came of a press, for the words below the button. */
export interface PurchaseProblem {
  kind: "lost" | "price" | "used" | "refused";
  message: string;
  /** The new price of one piece. */
  price: number | null;
}

const WAITS_MS = [800, 2_500];
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** A press that never reached us, or whose answer was lost, is sent again with its key: it pays once. */
async function sendWithPatience(guildId: string, input: PurchaseInput): Promise<PurchaseResult> {
  for (const wait of WAITS_MS) {
    try {
      return await sendJson<PurchaseResult>(`/api/guilds/${guildId}/shop/purchase`, input);
    } catch (error) {
      if (error instanceof Refused && error.status < 500) throw error;
      await pause(wait);
    }
  }
  return sendJson<PurchaseResult>(`/api/guilds/${guildId}/shop/purchase`, input);
}

function problemOf(error: unknown): PurchaseProblem {
  if (!(error instanceof Refused) || error.status >= 500)
    return {
      kind: "lost",
      message: "No answer came. Press again: it asks for the same order, and cannot pay twice.",
      price: null,
    };
  const { code, price } = error.details;
  if (code === "price-changed" && typeof price === "number")
    return { kind: "price", message: error.message, price };
  return { kind: code === "key-reused" ? "used" : "refused", message: error.message, price: null };
}

/**
 * One press, one order. The key belongs to the opened page, a second press waits for the first, and what got no
 * answer is kept in the tab until it has one.
 */
export function usePurchase(guildId: string, guildSlug: string, keep: (input: PurchaseInput | null) => void) {
  const router = useRouter();
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<PurchaseProblem | null>(null);

  async function pay(input: PurchaseInput): Promise<void> {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setProblem(null);
    keep(input);
    try {
      const paid = await sendWithPatience(guildId, input);
      keep(null);
      // It stays busy: the next page is on its way, and there is nothing left to press.
      router.push(`/me/orders/${guildSlug}/${paid.number}`);
      return;
    } catch (error) {
      const found = problemOf(error);
      if (found.kind !== "lost") keep(null);
      setProblem(found);
    }
    running.current = false;
    setBusy(false);
  }
  return { pay, busy, problem, forget: () => setProblem(null) };
}
