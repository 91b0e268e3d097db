/** Types of answers. Generated from the OpenAPI document by onespec; do not edit. */

/** A whole answer. */
export interface Answer {
  id: string;
  choices: Choice[];
}

/** Answer chunk. */
export interface AnswerChunk {
  id: string;
  choices: ChunkChoice[];
}

/** Choice. */
export interface Choice {
  index: number;
  message: Message;
}

/** Chunk choice. */
export interface ChunkChoice {
  index: number;
  delta: Delta;
}

/** Delta. */
export interface Delta {
  content?: string;
}

/** Message. */
export interface Message {
  content: string;
}
