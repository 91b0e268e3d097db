/**
 * `Cassette`: a file of recorded requests and replies, and the transport that records into it or replays from it.
 */

import { fetchTransport } from '../../core/transports/over_fetch.js';
import type { Transport } from '../../core/transports/transport.js';
import { CassetteError, UnrecordedRequestError } from '../errors.js';
import { read, written } from './cassette_file.js';
import { loaded, saved } from './folder.js';
import { Matcher, type MatchPart } from './matching.js';
import type { Interaction, RecordedReply, RecordedRequest } from './recording.js';
import { Redactor } from './redactor.js';
import type { Redaction } from './secrets.js';
import { CassetteTransport, type Tape } from './tape.js';

const MODES = ['once', 'replay', 'record', 'extend', 'off'] as const;

/**
 * - `once`: replay if there is a file, else record one.
 * - `replay`: replay only; without a file it is an error. For continuous integration.
 * - `record`: record everything anew, over a former file.
 * - `extend`: replay what is recorded, and record what is not.
 * - `off`: send everything, and record nothing.
 */
export type CassetteMode = (typeof MODES)[number];

/** How a cassette is used. */
export interface CassetteOptions {
  /** Whether to record or to replay. Default: `once`. */
  readonly mode?: CassetteMode | undefined;
  /**
   * What a request must have in common with a recorded one. Headers are not compared. Default: method, path, query and
   * body.
   */
  readonly match?: readonly MatchPart[] | undefined;
  /** What to strike out beside what is struck out in any case. */
  readonly redaction?: Redaction | undefined;
  /**
   * Whether the last recording that matches may be replayed again and again. Each of them is replayed once otherwise, in
   * their order, so that a retry or a second page gets the second reply.
   */
  readonly repeat?: boolean | undefined;
}

/**
 * Use a cassette: what `use` does with the client is recorded the first time, and replayed ever after, without network
 * and without a key. The file is saved if `use` resolves: half a conversation is no recording.
 *
 * ```ts
 * await withCassette('tests/cassettes/talk.json', async (cassette) => {
 *   const client = new AIAgentPlatform({ transport: cassette.transport() });
 * });
 * ```
 *
 * @throws {@link CassetteError} There is no file, though the mode needs one, or it is no cassette.
 * @throws RangeError There is no such mode, or no such part to match on.
 */
export async function withCassette<T>(
  path: string | URL,
  use: (cassette: Cassette) => Promise<T>,
  options: CassetteOptions = {},
): Promise<T> {
  const cassette = await Cassette.open(path, options);
  const result = await use(cassette);
  await cassette.save();
  return result;
}

/** A recorded conversation with a server. The file is JSON, made to be committed and reviewed, without secrets. */
export class Cassette {
  readonly path: string | URL;
  readonly mode: CassetteMode;
  /** Whether a request that is not recorded is sent. */
  readonly recording: boolean;
  readonly #matcher: Matcher;
  readonly #redactor: Redactor;
  readonly #repeat: boolean;
  readonly #recorded: Interaction[];
  readonly #new: Interaction[] = [];

  /** @internal */
  constructor(path: string | URL, text: string | undefined, options: CassetteOptions) {
    const { mode = 'once', match, redaction, repeat = false } = options;
    if (!MODES.includes(mode)) {
      throw new RangeError(`There is no mode '${mode}'. The modes are ${MODES.join(', ')}.`);
    }
    if (mode === 'replay' && text === undefined) {
      throw new CassetteError(`There is no cassette ${String(path)}. Record it with mode: 'once' or 'record'.`);
    }
    this.path = path;
    this.mode = mode;
    this.recording =
      mode === 'record' || mode === 'extend' || mode === 'off' || (mode === 'once' && text === undefined);
    this.#matcher = new Matcher(match);
    this.#redactor = new Redactor(redaction);
    this.#repeat = repeat;
    this.#recorded = text === undefined || mode === 'record' || mode === 'off' ? [] : read(text, String(path));
  }

  /** Open a cassette; `save` it in the end. `withCassette` does both. */
  static async open(path: string | URL, options: CassetteOptions = {}): Promise<Cassette> {
    return new Cassette(path, await loaded(path), options);
  }

  /** The recorded requests that were not made this time. */
  get unplayed(): RecordedRequest[] {
    return this.#recorded.filter(({ played }) => played === 0).map(({ request }) => request);
  }

  /** What a client takes as its `transport`. `inner` sends while it is recorded. Default: the platform's `fetch`. */
  transport(inner: Transport = fetchTransport()): Transport {
    const tape: Tape = {
      find: (request) => this.#find(request),
      keep: (request, reply) => {
        if (this.mode !== 'off') {
          this.#new.push({ request, reply, played: 1 });
        }
      },
    };
    return new CassetteTransport(tape, inner);
  }

  /** Write what was recorded. Without anything new the file stays as it is. */
  async save(): Promise<void> {
    if (this.#new.length > 0) {
      await saved(this.path, written([...this.#recorded, ...this.#redactor.interactions(this.#new)]));
    }
  }

  #find(sent: RecordedRequest): RecordedReply | undefined {
    this.#redactor.learn(sent);
    const request = this.#redactor.request(sent);
    const fitting = this.#recorded.filter((each) => this.#matcher.matches(request, each.request));
    const found = fitting.find(({ played }) => played === 0) ?? (this.#repeat ? fitting.at(-1) : undefined);
    if (found !== undefined) {
      found.played += 1;
      return found.reply;
    }
    if (this.recording) {
      return undefined;
    }
    throw this.#unrecorded(request, fitting.length > 0);
  }

  #unrecorded(request: RecordedRequest, again: boolean): UnrecordedRequestError {
    const nearest = this.#matcher.nearest(
      request,
      this.#recorded.map((each) => each.request),
    );
    const where = String(this.path);
    const lines = [`${shown(request)} is not recorded in ${where}.`];
    if (again) {
      lines[0] = `${shown(request)} is recorded in ${where}, and was replayed already. Allow it again with repeat: true.`;
    } else if (nearest !== undefined) {
      const number = this.#recorded.findIndex((each) => each.request === nearest) + 1;
      lines[0] += ` The nearest is number ${number}, ${shown(nearest)}:`;
      lines.push(...this.#matcher.differences(request, nearest).map((each) => `  ${each}`));
    }
    lines.push("Record it with mode: 'extend' or mode: 'record'.");
    return new UnrecordedRequestError(lines.join('\n'), request, nearest);
  }
}

/** The method, and the URL without its host. */
function shown({ method, url }: RecordedRequest): string {
  const { pathname, search } = new URL(url);
  return `${method} ${pathname}${search}`;
}
