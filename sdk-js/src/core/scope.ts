/**
 * Whose errors these are. `onespec` writes another package's name here when it copies the core beside another API's
 * client, so that `instanceof` holds across two copies of one package, and never across two packages.
 */
export const SCOPE = '@aiagentplatform/sdk';
