"use client";
import type { TicketFile } from "../../../attachments/schema";

interface Answer extends Partial<TicketFile> {
  error?: { message?: string; fields?: Record<string, string> };
}

/**
 * Sends a file, and says how far it is: fetch cannot. @param onProgress from 0 to 1
 * @throws Error with a sentence that a person may read
 */
export function sendFile(
  address: string,
  file: File,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (part: number) => void },
): Promise<TicketFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${address}?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    const lost = () => reject(new Error("The file did not arrive. Look at your connection and try again."));
    request.onerror = lost;
    request.ontimeout = lost;
    request.onload = () => {
      const answer = (request.response ?? {}) as Answer;
      if (request.status === 200 && answer.id) return resolve(answer as TicketFile);
      const { fields, message } = answer.error ?? {};
      reject(new Error(fields?.files ?? message ?? "The file was not kept. Try again."));
    };
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
