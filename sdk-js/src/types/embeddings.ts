/** Types of embeddings. Generated from the OpenAPI document by onespec; do not edit. */

/** A text as a vector. */
export interface Embedding {
  /** Always `embedding`. */
  object: 'embedding';
  /** The position of its input, from 0. At least 0. */
  index: number;
  /** The vector, in the encoding that was asked for. */
  embedding: EmbeddingVector;
}

/**
 * `float` gives an array of numbers; `base64` gives the same numbers as 32-bit little-endian floats, which is
 * smaller and faster to read. An open enum.
 */
export type EmbeddingEncoding = 'float' | 'base64' | (string & {});

/** A text, several texts, a text as token ids, or several of these. At most 2,048 inputs. */
export type EmbeddingInput = string | readonly string[] | readonly number[] | readonly (readonly number[])[];

/** The embeddings. */
export interface EmbeddingResponse {
  /** Always `list`. */
  object: 'list';
  /** One embedding for each input, in its order. */
  data: Embedding[];
  /** The model that made them. */
  model: string;
  /** What the embeddings cost, in tokens. */
  usage: EmbeddingUsage;
}

/** What the embeddings cost, in tokens. */
export interface EmbeddingUsage {
  /** Tokens of the inputs. At least 0. */
  prompt_tokens: number;
  /** The same. At least 0. */
  total_tokens: number;
}

/** The vector, in the encoding that was asked for. */
export type EmbeddingVector = number[] | string;
