/**
 * What an API can do, as data: one `Operation` per endpoint, and the specs of its pages and streams.
 *
 * Generated code declares operations, the runtime reads them. This module imports nothing and does nothing; the type
 * parameters exist for the type checker alone.
 */

/** How a request's body is written. Absent: the operation has none. */
export type BodyKind = 'json' | 'form' | 'multipart' | 'binary' | 'text';

/** How a stream's events are framed. */
export type Framing = 'sse' | 'jsonl' | 'json-seq';

/** The shape of a decoded reply, as far as it is looked at when replies are not strict. `undefined`: no reply. */
export type Shape = 'object' | 'array' | 'text' | 'any';

/** A parameter's style and whether it is exploded, as OpenAPI means them; `json`: a parameter with JSON content. */
export type ParameterStyle = readonly [
  style: 'simple' | 'label' | 'matrix' | 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject' | 'json',
  explode: boolean,
];

/**
 * How a list goes on. What the API has not is absent.
 *
 * - `cursor`: send the last item's `cursor` field (or the reply's `nextField`, when given) as query `after`, the first
 *   one's as `before`, while the reply's `more` holds.
 * - `token`: send the reply's `nextField` as query `after` until it is absent, null or empty.
 * - `number`: count query `after` up from 1 until a page is short or empty.
 * - `offset`: add the number of items to query `after` until a page is short or empty.
 * - `link`: follow the reply's `Link: rel="next"` header (RFC 8288).
 */
export interface PageSpec {
  /** The reply's field that holds the items; empty when the reply itself is the list. */
  readonly items: string;
  readonly scheme: 'cursor' | 'token' | 'number' | 'offset' | 'link';
  readonly after?: string;
  readonly before?: string;
  readonly limit?: string;
  readonly cursor?: string;
  readonly nextField?: string;
  readonly more?: string;
}

/** How an interrupted stream goes on: the last event's id travels in `header` or `query`. */
export interface ResumeSpec {
  readonly header?: string;
  readonly query?: string;
  /** The event's own field that repeats the id. */
  readonly sequence?: string;
}

/**
 * The final object is folded from deltas: every event carries a list `items`; an element's `index` names the element of
 * the result it belongs to, and its `delta` is merged into that element's `into`.
 */
export interface MergeSpec {
  readonly items: string;
  readonly index: string;
  readonly delta: string;
  readonly into: string;
  /** What fields of the final object always are, where its events say otherwise. */
  readonly constants?: Readonly<Record<string, unknown>>;
}

/** The final object is the `field` of the last event that has it. */
export interface LastSpec {
  readonly field: string;
}

/**
 * A reply that arrives as events of type `E`, and folds into a final object of type `F`.
 *
 * `terminator` is the data of an event that ends the stream and carries nothing; `terminal` lists the event types after
 * which it ends. A stream that ends in another way is incomplete, unless both are absent. `selector` is the body field
 * that chooses the stream when it is true. `text` is a JSON pointer within an event.
 */
export interface StreamSpec {
  readonly framing?: Framing;
  readonly terminator?: string;
  readonly terminal?: readonly string[];
  readonly selector?: string;
  readonly resume?: ResumeSpec;
  readonly merge?: MergeSpec;
  readonly last?: LastSpec;
  readonly text?: string;
  /** The event's type by its name among the schemas that `strict` checks with. */
  readonly schema?: string;
}

/** One endpoint. `T` is its decoded reply, `E` its events and `F` the final object of its stream. */
export interface Operation<T = unknown, E = never, F = never> {
  readonly id: string;
  readonly method: string;
  /** May hold `{placeholders}` and end in a fixed query. */
  readonly path: string;
  readonly returns?: Shape;
  /** The reply's type by its name among the schemas that `strict` checks with. */
  readonly schema?: string;
  readonly body?: BodyKind;
  /** Whether no body is sent when none of its fields is given: an empty object would lack what it must have. */
  readonly sparing?: boolean;
  /** Set only when it is not the usual one of `body`. */
  readonly contentType?: string;
  /** The parameters whose style is not OpenAPI's default for their place, by name on the wire. */
  readonly styles?: Readonly<Record<string, ParameterStyle>>;
  /** The multipart fields that hold files. */
  readonly fileFields?: readonly string[];
  readonly page?: PageSpec;
  readonly stream?: StreamSpec;
  readonly idempotent?: boolean;
  /** Milliseconds, when the API asks for more than the default. */
  readonly timeout?: number;
  /** A base URL of its own. */
  readonly server?: string;
  /** Alternatives of security schemes; absent: the client's own; empty: none needed. */
  readonly auth?: readonly (readonly string[])[];
  /** Holds no value: carries the types. */
  readonly types?: readonly [reply: T, event: E, final: F];
}

/** The arguments of one call, by where they travel. `undefined` is absent; null is sent as null. */
export interface Arguments {
  /** In the order of the path's placeholders. */
  readonly path?: readonly unknown[];
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly cookies?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}
