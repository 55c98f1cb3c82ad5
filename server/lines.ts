import type { Server } from "node:http";
import type { Socket } from "node:net";

/**
 * The connections of an HTTP server, whatever they carry. Closing a server waits for every one of them, and some would never end by themselves: sockets a
 * browser opened ahead and has not used, half a request, a stream whose other end takes nothing.
 */
export class Lines {
  readonly #open = new Set<Socket>();
  /** Those on which a request came whole enough to be answered, and is not answered yet. */
  readonly #answering = new Set<Socket>();
  #isEnding = false;

  constructor(server: Server) {
    server.on("connection", (line: Socket) => {
      if (this.#isEnding) {
        line.destroy();
        return;
      }
      this.#open.add(line);
      line.once("close", () => this.#open.delete(line));
    });
    server.on("request", ({ socket: line }, answer) => {
      this.#answering.add(line);
      answer.once("close", () => {
        this.#answering.delete(line);
        if (this.#isEnding) line.destroySoon();
      });
    });
  }

  /** Ends those on which no answer is awaited at once, and each other one as soon as it has its answer. */
  end(): void {
    this.#isEnding = true;
    for (const line of this.#open) if (!this.#answering.has(line)) line.destroy();
  }

  /** Ends what is left. */
  cut(): void {
    for (const line of this.#open) line.destroy();
  }
}
