/**
 * `Resource`: what every group of a client's methods extends. Must not know what its methods call.
 */

import type { Core } from './core.js';

/** A part of a client: it holds the core, and its methods are one call into it each. */
export abstract class Resource {
  /** @internal */
  protected readonly core: Core;

  constructor(core: Core) {
    this.core = core;
    Object.defineProperty(this, 'core', { value: core, enumerable: false }); // a printed resource shows no settings
  }
}
