/**
 * Where the tests run, and what is different there: every test that does not hold in a runtime names a line of this table
 * (`test.skipIf(LACKS.lengthOfStreams)`), so that nothing is left out silently.
 */

interface Surroundings {
  readonly Bun?: object;
  readonly Deno?: object;
}

const { Bun, Deno } = globalThis as Surroundings;

export const RUNTIME = Bun ? 'bun' : Deno ? 'deno' : 'node';

export const LACKS = {
  /** Deno's `fetch` sends a body that is made while it is sent in chunks, even when its length is given. */
  lengthOfStreams: RUNTIME === 'deno',
  /** Deno's `node:http` does not use a connection again after a reply without a body. */
  connectionAfterNoBody: RUNTIME === 'deno',
  /** Bun does not let its own global be taken away, so that it cannot pass for a page. */
  disguise: RUNTIME === 'bun',
};
