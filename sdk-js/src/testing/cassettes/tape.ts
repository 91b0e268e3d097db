/**
 * A transport that records what another one does, or that replays without any. What is recorded, and which recording is
 * replayed, is decided by the tape.
 */

import { APIConnectionError } from '../../core/errors.js';
import type { Limits } from '../../core/settings/timeouts.js';
import { isUpload, type OutgoingRequest, type Transport } from '../../core/transports/transport.js';
import { reply } from '../replies.js';
import { readRequest } from '../requests.js';
import { type RecordedReply, type RecordedRequest, recordedRequest, steady } from './recording.js';

const ENDS_HERE = 'The recording ends here: when it was made, the reply was not read any further. Record it again.';

/** What a transport asks of its cassette. */
export interface Tape {
  /** The recorded reply; undefined if the request is to be sent. Throws `UnrecordedRequestError` if it must not be. */
  find(request: RecordedRequest): RecordedReply | undefined;
  /** Keep the reply to a request that is sent now; it is filled while it is read. */
  keep(request: RecordedRequest, reply: RecordedReply): void;
}

/** A `Transport` on a cassette. `inner` sends what is to be sent. */
export class CassetteTransport implements Transport {
  readonly #tape: Tape;
  readonly #inner: Transport;

  constructor(tape: Tape, inner: Transport) {
    this.#tape = tape;
    this.#inner = inner;
  }

  async send(request: OutgoingRequest, limits: Limits): Promise<Response> {
    const { method, url, headers, body } = await readRequest(request);
    const recorded = recordedRequest(method, url, Object.entries(headers), body);
    const found = this.#tape.find(recorded);
    if (found !== undefined) {
      return replayed(found);
    }
    const kept: RecordedReply = { status: 0, headers: [], chunks: [], complete: false, failure: undefined };
    this.#tape.keep(recorded, kept);
    const sent = isUpload(request.body) ? { ...request, body: new Uint8Array(body) } : request; // which was read
    try {
      return recording(await this.#inner.send(sent, limits), kept);
    } catch (failure) {
      if (failure instanceof APIConnectionError) {
        kept.failure = failure;
      }
      throw failure;
    }
  }

  async close(): Promise<void> {
    await this.#inner.close?.();
  }
}

/** The same reply, kept while it is read. */
function recording(response: Response, kept: RecordedReply): Response {
  kept.status = response.status;
  kept.headers = steady(response.headers);
  const reader = response.body?.getReader();
  if (reader === undefined) {
    kept.complete = true;
    return response;
  }
  const body = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          const { done, value } = await reader.read();
          if (done) {
            kept.complete = true;
            controller.close();
          } else {
            kept.chunks.push(new Uint8Array(value));
            controller.enqueue(value);
          }
        } catch (failure) {
          kept.failure = broken(failure);
          controller.error(failure);
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  const { status, statusText, headers } = response;
  return new Response(body, { status, statusText, headers });
}

function broken(failure: unknown): APIConnectionError {
  return failure instanceof APIConnectionError
    ? failure
    : new APIConnectionError('The connection broke.', { cause: failure });
}

/** A recorded reply, in the chunks in which it came. Throws the failure that was recorded instead of one. */
function replayed({ status, headers, chunks, complete, failure }: RecordedReply): Response {
  const end = failure ?? (complete ? undefined : new APIConnectionError(ENDS_HERE));
  if (status === 0) {
    throw end ?? new APIConnectionError(ENDS_HERE);
  }
  return reply(status, { chunks, headers, failure: end }).response();
}
