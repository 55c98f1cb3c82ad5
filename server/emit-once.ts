import type { Socket } from "socket.io";
import { Encoder, PacketType } from "socket.io-parser";

const encoder = new Encoder();
const texts = new WeakMap<object, string>();

/** Sends one payload to a page as `socket.emit` would, made text once however many pages it goes to. Payloads hold nothing binary, and are never changed. */
export function emitOnce(socket: Socket, message: string, payload: object): void {
  let text = texts.get(payload);
  if (text === undefined) {
    [text = ""] = encoder.encode({
      type: PacketType.EVENT,
      nsp: socket.nsp.name,
      data: [message, payload],
    }) as string[];
    texts.set(payload, text);
  }
  socket.conn.write(text);
}
