import type { Socket } from "socket.io";
import type { QualityReport } from "../src/domain/quality.ts";
import type { EpochMs } from "../src/shared/units.ts";
import { type ClockStatement, encodeClock } from "../src/protocol/clock.ts";
import { decodeHandshake, decodeSubscribe } from "../src/protocol/decode.ts";
import type { Refused, RefusalReason } from "../src/protocol/session.ts";
import type { CommandAnswer } from "../src/protocol/command.ts";
import { PROTOCOL_VERSION } from "../src/protocol/version.ts";
import { type Access, type Admission, type Identity, isWithin } from "./access/access.ts";
import { Budget } from "./budget.ts";
import type { Commands } from "./commands.ts";
import { audienceOf } from "./audience.ts";
import type { FanOut } from "./fan-out.ts";
import { Following } from "./following.ts";
import { failLine } from "./fail-line.ts";
import { MASKED } from "./masking/mask-event.ts";
import type { Sieve } from "./sieve.ts";
import type { Timers } from "./timers.ts";

/** Alarms of a flood are acknowledged one by one at this pace; a key that hangs or a page gone wrong is faster. */
const COMMANDS_A_MINUTE = 30;
/** A page asks once a second at most, and only while every batch leaves a gap; each may cost a snapshot. */
const SUBSCRIPTIONS_A_MINUTE = 60;

/** Where pages are that may see a part of the profile only; no audience has this name. */
export const PART_ROOM = "part";

/** Samples may come from anywhere: who may see a part only is told the counts. */
export function withoutSamples(report: QualityReport): QualityReport {
  return { ...report, findings: report.findings.map((finding) => ({ ...finding, sample: null })) };
}

/** What a viewer's connection needs of the gateway. */
export interface ViewerContext {
  readonly fanOut: FanOut;
  readonly commands: Commands;
  readonly access: Access;
  readonly hello: () => object;
  readonly heartbeat: () => object;
  readonly quality: () => QualityReport;
  readonly clock: () => ClockStatement;
  readonly timers: Timers;
  readonly complain: (line: string) => void;
}

/** What is kept with a socket: what became of its handshake, and what it follows. */
interface ViewerData {
  admission?: Admission;
  following?: Following;
}

/** Looks at a page's handshake and keeps what became of it with the socket, before anything is sent to it. Never rejects. */
export async function admitViewer(socket: Socket, { access, clock, complain }: ViewerContext): Promise<void> {
  const data = socket.data as ViewerData;
  const offered = decodeHandshake(socket.handshake.auth);
  if (offered?.protocol !== PROTOCOL_VERSION) return;
  const { address, headers } = socket.handshake;
  const caller = {
    token: offered.token,
    address,
    origin: headers.origin ?? null,
    host: headers.host ?? null,
    isForwarded: headers["x-forwarded-for"] !== undefined || headers.forwarded !== undefined,
  };
  try {
    data.admission = await access(caller, clock().serverTime);
  } catch (error) {
    complain(`handshake: ${failLine(error)}`);
    data.admission = { ok: false, reason: "token", detail: "the token could not be checked" };
  }
  if (!data.admission.ok) complain(`handshake from ${address}: refused: ${data.admission.detail}`);
}

/** Greets a page that was admitted, and answers what it asks; refuses any other. */
export function receiveViewer(socket: Socket, context: ViewerContext): void {
  const { admission } = socket.data as ViewerData;
  if (admission === undefined) {
    const theirs = decodeHandshake(socket.handshake.auth)?.protocol ?? "did not say";
    refuse(socket, "version", `this server speaks protocol ${PROTOCOL_VERSION}, the page ${theirs}`);
  } else if (admission.ok) serveViewer(socket, admission.identity, context);
  else refuse(socket, admission.reason, admission.detail);
}

/** Says what the stream is and whom the gateway takes this page for. */
export function greet(socket: Socket, hello: object): void {
  const { admission } = socket.data as ViewerData;
  if (admission?.ok === true) socket.emit("hello", { ...hello, viewer: admission.identity.viewer });
}

/** Packets that wait because the page's line takes none. */
export function waitingFor(socket: Socket): number {
  return (socket.data as ViewerData).following?.waiting ?? 0;
}

/** Ends the connection of a page whose token has expired by now (server time). */
export function dismissExpired(socket: Socket, now: EpochMs): void {
  const { admission } = socket.data as ViewerData;
  if (admission?.ok === true && isExpired(admission.identity, now)) refuse(socket, "token", "the token has expired");
}

function isExpired({ expiresAt }: Identity, now: EpochMs): boolean {
  return expiresAt !== null && expiresAt <= now;
}

function serveViewer(socket: Socket, identity: Identity, context: ViewerContext): void {
  let sieve: Sieve | null = null;
  const budget = new Budget(COMMANDS_A_MINUTE);
  const subscriptions = new Budget(SUBSCRIPTIONS_A_MINUTE);
  const { viewer: rights, masking } = identity;
  const failed = (error: unknown): void => {
    // The log failed, or the page asks without end: it comes back and asks again.
    context.complain(`subscribe: ${failLine(error)}`);
    socket.conn.close();
  };
  const following = new Following(socket, { ...context, failed });
  (socket.data as ViewerData).following = following;
  greet(socket, context.hello());
  const isPart = rights.scope.length > 0;
  if (isPart) socket.join(PART_ROOM);
  socket.emit("quality", isPart ? withoutSamples(context.quality()) : context.quality());
  socket.on("clock", (_sent: unknown, answer: unknown) => {
    if (typeof answer === "function") answer(encodeClock(context.clock()));
  });
  socket.on("command", (raw: unknown, answer: unknown) => {
    // Who does not listen for the answer could not tell whether it was carried out.
    if (typeof answer !== "function") return;
    // Between two heartbeats, which end the others.
    dismissExpired(socket, context.clock().serverTime);
    if (!socket.connected) return;
    void context.commands.carryOut(raw, { identity, budget, sieve }).then((said: CommandAnswer) => answer(said));
  });
  const subscribe = async (raw: unknown): Promise<void> => {
    if (!subscriptions.spend(context.clock().serverTime))
      throw new Error(`more than ${SUBSCRIPTIONS_A_MINUTE} within a minute`);
    const request = decodeSubscribe(raw);
    if (!request.ok) {
      refuse(socket, "malformed", request.complaint);
      return;
    }
    if (!isWithin(request.value.scope, rights.scope)) {
      refuse(socket, "scope", `${request.value.scope.join("/")} is wider than this viewer's ${rights.scope.join("/")}`);
      return;
    }
    const asked = context.fanOut.sieveOf(request.value);
    if (asked === null) {
      refuse(socket, "scope", `this profile has no region ${request.value.scope.join("/")}`);
      return;
    }
    sieve = asked;
    const audience = audienceOf(request.value, asked, { role: masking, show: MASKED[masking] });
    await following.follow(request.value, audience);
  };
  socket.on("subscribe", (raw: unknown) => void subscribe(raw).catch(failed));
}

function refuse(socket: Socket, reason: RefusalReason, detail: string): void {
  const refused: Refused = { reason, detail, protocol: PROTOCOL_VERSION };
  socket.emit("refused", refused);
  socket.disconnect(true);
}
