import type { SamplesOutcome, SamplesWanted } from "../domain/quality.ts";

/** A gateway, and who asks it. */
interface Asked {
  /** Its origin; empty for the page's own. */
  readonly url: string;
  readonly token: string | null;
}

/** Fetches samples of a gateway's quarantine. The token goes in a header: what stands in a URL stands in logs. Always resolves. */
export async function fetchSamples({ url, token }: Asked, { port, reason }: SamplesWanted): Promise<SamplesOutcome> {
  const query = new URLSearchParams({ port: port ?? "", reason });
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  try {
    const answer = await fetch(`${url}/v1/quarantine?${query}`, { headers });
    if (answer.ok) return { ok: true, lines: await answer.text() };
    return { ok: false, reason: answer.status === 401 || answer.status === 403 ? "forbidden" : "failed" };
  } catch {
    return { ok: false, reason: "unreachable" };
  }
}
