/** Chat. Generated from the OpenAPI document by onespec; do not edit. */

import { Resource } from '../core/index.js';
import { ChatCompletions } from './chat_completions.js';

/** Chat. */
export class Chat extends Resource {
  #completions: ChatCompletions | undefined;

  /** Chat completions, compatible with OpenAI's on the wire. */
  get completions(): ChatCompletions {
    this.#completions ??= new ChatCompletions(this.core);
    return this.#completions;
  }
}
