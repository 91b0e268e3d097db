/** Types of models. Generated from the OpenAPI document by onespec; do not edit. */

import type { Timestamp } from './shared.js';

/** A model, its limits, its price and what it can do. */
export interface Model {
  /** The name by which requests choose it. */
  id: string;
  /** Always `model`. */
  object: 'model';
  /** A moment, in Unix seconds. */
  created: Timestamp;
  /** Who made it. */
  owned_by: string;
  /** Who runs a model; `auto` is the platform's own choice among them. An open enum. */
  provider: ModelProvider;
  /** How many tokens the messages and the reply may have together. At least 1. */
  context_window: number;
  /** How many tokens a reply may have; null for a model that writes none. At least 1. */
  max_output_tokens: number | null;
  /** What tokens cost. */
  pricing: ModelPricing;
  /** What a model can do. */
  capabilities: ModelCapabilities;
}

/** What a model can do. */
export interface ModelCapabilities {
  /** Whether it writes chat completions. */
  chat: boolean;
  /** Whether it makes embeddings. */
  embeddings: boolean;
  /** Whether it understands images. */
  vision: boolean;
  /** Whether it calls tools. */
  tools: boolean;
  /** Whether it can think before it answers. */
  reasoning: boolean;
  /** Whether it follows a JSON schema. */
  structured_outputs: boolean;
}

/** A page of models. */
export interface ModelList {
  /** Always `list`. */
  object: 'list';
  /** The models. */
  data: Model[];
  /** The id of the first one; null when there is none. */
  first_id: string | null;
  /** The id of the last one; null when there is none. */
  last_id: string | null;
  /** Whether more follow in the direction of paging. */
  has_more: boolean;
}

/** What tokens cost. */
export interface ModelPricing {
  /** An ISO 4217 code in lower case. */
  currency: string;
  /** The price of 1,000 prompt tokens. At least 0. */
  input_per_1k_tokens: number;
  /** The price of 1,000 completion tokens. At least 0. */
  output_per_1k_tokens: number;
}

/** Who runs a model; `auto` is the platform's own choice among them. An open enum. */
export type ModelProvider = 'openai' | 'google' | 'anthropic' | 'auto' | (string & {});
